export function CustomersPage() {
  return null
}
export function CustomerPage() {
  return null
}
export function NewCustomerPage() {
  return null
}
