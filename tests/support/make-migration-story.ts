import { openStory } from '../api/migration-steps.ts'
import { openScenario } from './scenario.ts'

/** Makes the books of a move to a new card in the folder that is named, and prints what they hold. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('name a folder')
const scenario = await openScenario('sqlite', { core: { data: { kind: 'folder', folder } } })
const story = await openStory(scenario)
await scenario.core.close()
process.stdout.write(JSON.stringify(story))
