import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { Amount, useFormat } from '../../ui/index.ts'
import classes from './overview.module.css'
import { Panel } from './panel.tsx'

type Week = Outputs['reports']['overview']['receivedByWeek'][number]

/** Money in per week; the same figures stand in a table for those who do not see the bars. */
export function ReceivedPanel({ weeks }: { weeks: readonly Week[] }) {
  const t = useWords()
  const format = useFormat()
  const compact = new Intl.NumberFormat(format.language, { notation: 'compact', maximumFractionDigits: 1 })
  // Without money the axis would count from 0 to 0 in five steps.
  const hasMoney = weeks.some((week) => week.receivedCents !== 0)
  const tick = { fontSize: 11, fill: 'var(--dim)' }
  return (
    <Panel title={t('overview:received')}>
      <div className={classes.chart} aria-hidden>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart data={[...weeks]} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="weekStart"
              tickFormatter={(day: string) => format.day(day).replace(/[-./ ]?\d{4}$/u, '')}
              tick={tick}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-strong)' }}
              interval="preserveStartEnd"
            />
            <YAxis
              tickFormatter={(value: number) => compact.format(value / 100)}
              tick={tick}
              tickLine={false}
              axisLine={false}
              width={62}
              {...(hasMoney ? {} : { ticks: [0] })}
            />
            <Tooltip
              cursor={{ fill: 'var(--bg)' }}
              content={({ payload }) => <WeekTooltip payload={payload} />}
              isAnimationActive={false}
            />
            <Bar
              dataKey="receivedCents"
              fill="var(--accent)"
              radius={[3, 3, 0, 0]}
              isAnimationActive={false}
            />
          </BarChart>
        </ResponsiveContainer>
      </div>
      <table className="visually-hidden">
        <caption>{t('overview:received')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('overview:week')}</th>
            <th scope="col">{t('overview:receivedAmount')}</th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.weekStart}>
              <td>{format.day(week.weekStart)}</td>
              <td>{format.amount(week.receivedCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function isWeek(value: unknown): value is Week {
  return typeof value === 'object' && value !== null && 'weekStart' in value && 'receivedCents' in value
}

function WeekTooltip({ payload }: { payload: readonly { payload?: unknown }[] | undefined }) {
  const t = useWords()
  const format = useFormat()
  const week: unknown = payload?.[0]?.payload
  if (!isWeek(week)) return null
  return (
    <div className={classes.tooltip}>
      <div className="dim">
        {t('overview:week')} {format.day(week.weekStart)}
      </div>
      <Amount cents={week.receivedCents} strong withCurrency />
    </div>
  )
}
