# What `cmake --install` puts where: header, both libraries, the files by which pkg-config and
# find_package find them, the command with its manual page and shell completions.
include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/galley)

install(TARGETS galley_static galley_shared EXPORT galley-targets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES include/galley.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT galley-targets NAMESPACE galley:: DESTINATION ${package_dir})

configure_package_config_file(cmake/galley-config.cmake.in galley-config.cmake
  INSTALL_DESTINATION ${package_dir})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(galley-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/galley-config.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/galley-config-version.cmake DESTINATION ${package_dir})

# What a program that links libgalley.a has to add.
set(galley_private_libs "")
if(ZLIB_FOUND)
  string(APPEND galley_private_libs " -lz")
endif()
# GNUInstallDirs may hold absolute paths; pkg-config wants whole ones either way.
foreach(kind LIBDIR INCLUDEDIR)
  if(IS_ABSOLUTE "${CMAKE_INSTALL_${kind}}")
    set(galley_pc_${kind} "${CMAKE_INSTALL_${kind}}")
  else()
    set(galley_pc_${kind} "\${prefix}/${CMAKE_INSTALL_${kind}}")
  endif()
endforeach()
# The prefix is known only when installing, for `cmake --install --prefix` may change it.
install(CODE "set(galley_pc_in \"${CMAKE_CURRENT_SOURCE_DIR}/cmake/galley.pc.in\")
set(galley_pc_out \"${CMAKE_CURRENT_BINARY_DIR}/galley.pc\")
set(PROJECT_VERSION \"${PROJECT_VERSION}\")
set(galley_private_libs \"${galley_private_libs}\")
set(galley_pc_LIBDIR \"\\${galley_pc_LIBDIR}\")
set(galley_pc_INCLUDEDIR \"\\${galley_pc_INCLUDEDIR}\")
configure_file(\"\${galley_pc_in}\" \"\${galley_pc_out}\" @ONLY)")
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/galley.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

install(TARGETS galley_command RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/share/galley.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/share/galley.3 DESTINATION ${CMAKE_INSTALL_MANDIR}/man3
  OPTIONAL)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/share/galley.bash RENAME galley
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/share/_galley
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES LICENSE README.md CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
