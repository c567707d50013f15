export function MatchPage() {
  return null
}
export function StatementsPage() {
  return null
}
export function StatementPage() {
  return null
}
