import { Button } from '@mantine/core'
import { useState } from 'react'
import { client } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'

/** The sample company's bank has sent a statement that nobody imported yet: takes it as if it had been dropped. */
export function SampleStatement({ onFile }: { onFile: (files: File[]) => void }) {
  const t = useWords()
  const [isLoading, setIsLoading] = useState(false)
  const take = async () => {
    setIsLoading(true)
    try {
      const file = await client.operators.sampleStatement()
      if (file !== null) onFile([file])
    } finally {
      setIsLoading(false)
    }
  }
  return (
    <Button loading={isLoading} onClick={() => void take()}>
      {t('payments:imports.sample')}
    </Button>
  )
}
