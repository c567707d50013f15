export { migrationsOfCard } from './store.ts'
