import { themeQuartz } from 'ag-grid-community'

/** The grid in the tokens of the app; they change with the theme, so the grid needs no theme of its own. */
export const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--panel)',
  foregroundColor: 'var(--text)',
  textColor: 'var(--text)',
  headerTextColor: 'var(--dim)',
  headerBackgroundColor: 'var(--panel)',
  headerFontWeight: 500,
  borderColor: 'var(--line)',
  chromeBackgroundColor: 'var(--panel)',
  rowHoverColor: 'var(--bg)',
  selectedRowBackgroundColor: 'var(--accent-soft)',
  browserColorScheme: 'inherit',
  fontFamily: "Inter, 'Liberation Sans', sans-serif",
  fontSize: 13,
  headerFontSize: 12,
  rowHeight: 31,
  headerHeight: 30,
  cellHorizontalPadding: 10,
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  headerColumnResizeHandleColor: 'var(--line-strong)',
  iconSize: 13,
})
