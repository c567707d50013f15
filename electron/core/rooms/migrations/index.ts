export { checkMigrations } from './proof-store.ts'
export { migrationsOfCard } from './store.ts'
