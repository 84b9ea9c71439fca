# Warnings for our own code. GALLEY_WERROR makes errors of them; continuous integration does.
function(galley_warn target)
  set(common -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
  target_compile_options(${target} PRIVATE
    $<$<COMPILE_LANGUAGE:C>:${common};-Wstrict-prototypes>
    $<$<COMPILE_LANGUAGE:CXX>:${common}>
    $<$<BOOL:${GALLEY_WERROR}>:-Werror>)
endfunction()
