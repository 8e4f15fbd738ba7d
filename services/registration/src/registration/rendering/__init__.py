"""Lists as files for spreadsheets: written piece by piece, in the words of the reader's language."""
