import { Button, Group, List, Modal, PasswordInput, Stack, Text, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { useWords } from '../app/i18n.ts'
import { setQuestionHost } from './ask.ts'
import type { Question } from './ask.ts'
import { wordCode } from './coded-text.tsx'
import { useFormat } from './format.ts'

/** Shows the questions that `ask.ts` puts, one at a time. */
export function DialogHost() {
  const [questions, setQuestions] = useState<readonly Question[]>([])
  useEffect(() => {
    setQuestionHost((question) => setQuestions((waiting) => [...waiting, question]))
    return () => setQuestionHost(null)
  }, [])
  const latest = useRef(questions)
  latest.current = questions
  // When the screen locks, what was asked is answered with no: whoever unlocks it may not know any more what it was.
  useEffect(() => () => latest.current.forEach(decline), [])
  const question = questions[0]
  if (question === undefined) return null
  const done = () => setQuestions((waiting) => waiting.slice(1))
  switch (question.kind) {
    case 'confirm':
    case 'warnings':
      return <YesNoDialog question={question} done={done} />
    case 'password':
      return <PasswordDialog question={question} done={done} />
    case 'text':
      return <TextDialog question={question} done={done} />
  }
}

function decline(question: Question): void {
  if (question.kind === 'confirm' || question.kind === 'warnings') question.answer(false)
  else question.answer(null)
}

function YesNoDialog({
  question,
  done,
}: {
  question: Extract<Question, { kind: 'confirm' | 'warnings' }>
  done(): void
}) {
  const t = useWords()
  const format = useFormat()
  const answer = (yes: boolean) => {
    done()
    question.answer(yes)
  }
  const isConfirm = question.kind === 'confirm'
  // Several differences may share their words; they are said once.
  const coded = question.kind === 'warnings' ? question.warnings : []
  const warnings = [...new Set(coded.map(({ code, params }) => wordCode('refusals', code, params, format)))]
  return (
    <Modal
      opened
      onClose={() => answer(false)}
      title={isConfirm ? question.title : t('warnings.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        {isConfirm ? (
          <div>{question.message}</div>
        ) : (
          <>
            <Text>{t('warnings.intro', { count: warnings.length })}</Text>
            <List spacing="xs">
              {warnings.map((warning) => (
                <List.Item key={warning}>{warning}</List.Item>
              ))}
            </List>
          </>
        )}
        <Footer onCancel={() => answer(false)}>
          <Button
            data-autofocus
            variant="filled"
            color={isConfirm && question.danger === true ? 'red' : undefined}
            onClick={() => answer(true)}
          >
            {isConfirm ? (question.confirmLabel ?? t('confirm')) : t('proceedAnyway')}
          </Button>
        </Footer>
      </Stack>
    </Modal>
  )
}

function PasswordDialog({
  question,
  done,
}: {
  question: Extract<Question, { kind: 'password' }>
  done(): void
}) {
  const t = useWords()
  const [password, setPassword] = useState('')
  const answer = (value: string | null) => {
    done()
    question.answer(value)
  }
  return (
    <FormDialog
      title={t('passwordPrompt.title')}
      onCancel={() => answer(null)}
      onSubmit={() => password !== '' && answer(password)}
      submit={
        <Button type="submit" variant="filled" disabled={password === ''}>
          {t('continue')}
        </Button>
      }
    >
      <Text>{question.why ?? t('passwordPrompt.why')}</Text>
      <PasswordInput
        data-autofocus
        label={t('password')}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

function TextDialog({ question, done }: { question: Extract<Question, { kind: 'text' }>; done(): void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const missing = question.required && text.trim() === ''
  const answer = (value: string | null) => {
    done()
    question.answer(value)
  }
  return (
    <FormDialog
      title={question.title}
      onCancel={() => answer(null)}
      onSubmit={() => !missing && answer(text.trim())}
      submit={
        <Button
          type="submit"
          variant="filled"
          disabled={missing}
          color={question.danger === true ? 'red' : undefined}
        >
          {question.confirmLabel ?? t('confirm')}
        </Button>
      }
    >
      <Textarea
        data-autofocus
        label={question.label}
        autosize
        minRows={2}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

function FormDialog(props: {
  title: string
  children: ReactNode
  submit: ReactNode
  onCancel(): void
  onSubmit(): void
}) {
  const t = useWords()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <Modal
      opened
      onClose={props.onCancel}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {props.children}
          <Footer onCancel={props.onCancel}>{props.submit}</Footer>
        </Stack>
      </form>
    </Modal>
  )
}

function Footer({ onCancel, children }: { onCancel(): void; children: ReactNode }) {
  const t = useWords()
  return (
    <Group justify="flex-end" gap="xs">
      <Button onClick={onCancel}>{t('cancel')}</Button>
      {children}
    </Group>
  )
}
