// A file put into the program as it is.
#pragma once

/// The file's bytes between two symbols of C linkage, `symbol` and `symbol`_end, which the same source
/// declares as arrays of const char. Both arguments are texts; the path is one that CMake gives, so that the
/// source is compiled again when the file changes (OBJECT_DEPENDS).
#define WINDSCREEN_EMBED(symbol, path)  \
  asm(".section .rodata\n"              \
      ".global " symbol                 \
      "\n"                              \
      ".global " symbol "_end\n" symbol \
      ":\n"                             \
      ".incbin \"" path "\"\n" symbol   \
      "_end:\n"                         \
      ".byte 0\n"                       \
      ".previous\n")
