"""The monitoring report as files: a page, a workbook, a table. The figures are ``workflows``'s."""
