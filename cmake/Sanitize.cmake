# Instrumentation for the whole build: address and undefined behaviour, a finding ends the program.
# With GALLEY_FUZZ the coverage that libFuzzer steers by comes on top.
set(galley_instrumentation "")
if(GALLEY_SANITIZE OR GALLEY_FUZZ)
  list(APPEND galley_instrumentation
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
endif()
if(GALLEY_FUZZ)
  if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "GALLEY_FUZZ needs clang (Debian package clang): add -DCMAKE_C_COMPILER=clang")
  endif()
  list(APPEND galley_instrumentation -fsanitize=fuzzer-no-link)
endif()
if(galley_instrumentation)
  add_compile_options(${galley_instrumentation} -g)
  add_link_options(${galley_instrumentation})
endif()
