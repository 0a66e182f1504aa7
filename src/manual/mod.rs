//! Entry points written by hand, one file per C file: those whose arguments follow no common pattern.
