export { MatchPage } from './match/match-page.tsx'
export { StatementPage } from './statements/statement-page.tsx'
export { StatementsPage } from './statements/statements-page.tsx'
