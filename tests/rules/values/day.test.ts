import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBankDays,
  addDays,
  addMonths,
  compareDays,
  day,
  dayInZone,
  daysBetween,
  easterSunday,
  endOfMonth,
  formatDay,
  formatDayLong,
  isBankDay,
  isDay,
  monthOf,
  nextBankDay,
  parseDay,
  parseTypedDay,
  previousBankDay,
  startOfMonth,
  weekdayOf,
  yearOf,
} from '../../../shared/values/day.ts'
import { languages } from '../../../shared/values/languages.ts'

const origin = day('2000-01-01')
const anyDay = fc.integer({ min: -25_000, max: 60_000 }).map((offset) => addDays(origin, offset))
const today = day('2026-11-20')

describe('a day', () => {
  test('exists in the calendar, and is written in one way', () => {
    for (const good of ['2024-02-29', '1900-01-01', '9999-12-31']) expect(isDay(good)).toBe(true)
    const bad = [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '1899-12-31',
      '2026-11-20T00',
      '',
    ]
    for (const text of bad) {
      expect(isDay(text)).toBe(false)
      expect(parseDay(text)).toBe(null)
      expect(() => day(text)).toThrow(RangeError)
    }
  })

  test('moves forth and back to where it was, and its distance is what was added', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (start, days) => {
        const moved = addDays(start, days)
        expect(addDays(moved, -days)).toBe(start)
        expect(daysBetween(start, moved)).toBe(days)
        expect(compareDays(start, moved)).toBe(Math.sign(-days) + 0)
        expect(weekdayOf(addDays(start, 7))).toBe(weekdayOf(start))
      }),
    )
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError)
    expect(() => addDays(today, 0.5)).toThrow(RangeError)
  })

  test('a month later is at most the last of that month', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29')
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28')
    expect(addMonths(day('2026-11-20'), 2)).toBe('2027-01-20')
    expect(addMonths(day('2026-11-20'), -23)).toBe('2024-12-20')
    expect(addMonths(day('2024-02-29'), 12)).toBe('2025-02-28')
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -300, max: 300 }), (start, months) => {
        expect(compareDays(addMonths(start, months), addMonths(start, months + 1))).toBe(-1)
      }),
    )
  })

  test('has a year, a month with first and last day, and a weekday', () => {
    expect(yearOf(today)).toBe(2026)
    expect(monthOf(today)).toBe('2026-11')
    expect(startOfMonth(today)).toBe('2026-11-01')
    expect(endOfMonth(day('2024-02-03'))).toBe('2024-02-29')
    expect(weekdayOf(today)).toBe(5)
    expect(weekdayOf(day('1969-12-28'))).toBe(7)
  })

  test('of an instant is the day in the given zone', () => {
    expect(dayInZone('2026-11-20T22:59:59Z', 'Europe/Amsterdam')).toBe('2026-11-20')
    expect(dayInZone('2026-11-20T23:00:00Z', 'Europe/Amsterdam')).toBe('2026-11-21')
    expect(dayInZone('2026-07-01T22:00:00Z', 'Europe/Amsterdam')).toBe('2026-07-02')
    expect(dayInZone('2026-01-01T00:30:00Z', 'Atlantic/Canary')).toBe('2026-01-01')
    expect(() => dayInZone('yesterday', 'UTC')).toThrow(RangeError)
    expect(() => dayInZone('2026-01-01T00:00:00Z', 'Mars/Olympus')).toThrow(RangeError)
  })

  test('of an instant turns at midnight of the zone and at no other moment', () => {
    const zones = {
      'Europe/Amsterdam': 22,
      'Asia/Kathmandu': 18,
      'Australia/Lord_Howe': 13,
      'Asia/Kolkata': 18,
    }
    const moment = fc.record({
      zone: fc.constantFrom(...Object.entries(zones)),
      day: fc.integer({ min: Date.UTC(1980) / 86_400_000, max: Date.UTC(2050) / 86_400_000 }),
      seconds: fc.array(fc.integer({ min: 0, max: 7200 }), { minLength: 2, maxLength: 8 }),
    })
    fc.assert(
      fc.property(moment, ({ zone: [zone, hour], day: epochDay, seconds }) => {
        const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })
        for (const second of seconds) {
          const instant = new Date((epochDay * 24 + hour) * 3_600_000 + second * 1000)
          expect(dayInZone(instant.toISOString(), zone)).toBe(format.format(instant))
        }
      }),
    )
  })

  test('is written as each language does', () => {
    expect(languages.map((language) => formatDay(day('2026-03-05'), language))).toEqual([
      '05-03-2026',
      '5 Mar 2026',
      '05.03.2026',
      '05/03/2026',
    ])
    expect(languages.map((language) => formatDayLong(day('2026-03-05'), language))).toEqual([
      '5 maart 2026',
      '5 March 2026',
      '5. März 2026',
      '5 de marzo de 2026',
    ])
  })
})

describe('a typed day', () => {
  test.each([
    ['15-3', '2026-03-15'],
    ['15/3/26', '2026-03-15'],
    ['15.3.', '2026-03-15'],
    ['15.3.2027', '2027-03-15'],
    ['15. 3. 2027', '2027-03-15'],
    ['15 3', '2026-03-15'],
    ['15', '2026-11-15'],
    ['150326', '2026-03-15'],
    ['15032026', '2026-03-15'],
    ['20260315', '2026-03-15'],
    ['20112026', '2026-11-20'],
    ['2026-03-15', '2026-03-15'],
    ['2026/3/5', '2026-03-05'],
    ['15 mrt', '2026-03-15'],
    ['15mrt26', '2026-03-15'],
    ['15-mrt-2027', '2027-03-15'],
    ['15. März 2027', '2027-03-15'],
    ['15 de marzo', '2026-03-15'],
    ['15 de marzo de 2027', '2027-03-15'],
    ['March 15, 2027', '2027-03-15'],
    ['15th of March', '2026-03-15'],
    ['3 ene', '2026-01-03'],
    ['3 Dez', '2026-12-03'],
    ['3 mei', '2026-05-03'],
    ['VANDAAG', '2026-11-20'],
    ['today', '2026-11-20'],
    ['hoy', '2026-11-20'],
    ['morgen', '2026-11-21'],
    ['mañana', '2026-11-21'],
    ['pasado mañana', '2026-11-22'],
    ['übermorgen', '2026-11-22'],
    ['gestern', '2026-11-19'],
    ['eergisteren', '2026-11-18'],
    ['+14', '2026-12-04'],
    ['-3', '2026-11-17'],
    ['+2w', '2026-12-04'],
    ['+1m', '2026-12-20'],
    ['+0', '2026-11-20'],
  ])('%s is %s', (text, expected) => {
    for (const language of languages) {
      expect(parseTypedDay(text, today, language)).toEqual({ ok: true, value: expected })
    }
  })

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['soon', 'not-a-day'],
    ['15 xyz', 'not-a-day'],
    ['15 ma', 'not-a-day'],
    ['31-4', 'no-such-day'],
    ['29-2-2027', 'no-such-day'],
    ['15-13', 'no-such-day'],
    ['0-3', 'no-such-day'],
    ['2026-02-30', 'no-such-day'],
    ['32', 'no-such-day'],
    ['15-3-1815', 'out-of-range'],
    ['+99999', 'out-of-range'],
    ['1-2-3-4', 'not-a-day'],
    ['5'.repeat(65), 'not-a-day'],
  ])('%s is refused as %s', (text, reason) => {
    expect(parseTypedDay(text, today, 'nl')).toEqual({ ok: false, reason })
  })

  test('reads back what was written, short or in words', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...languages), (value, language) => {
        expect(parseTypedDay(value, today, language)).toEqual({ ok: true, value })
        expect(parseTypedDay(formatDay(value, language), today, language)).toEqual({ ok: true, value })
        expect(parseTypedDay(formatDayLong(value, language), today, language)).toEqual({ ok: true, value })
      }),
    )
  })

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[-+0-9./ a-zñäü]{0,14}$/u),
        fc.constantFrom(...languages),
        (text, language) => {
          const parsed = parseTypedDay(text, today, language)
          if (parsed.ok) expect(isDay(parsed.value)).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('the TARGET calendar', () => {
  test('closes at weekends and on six holidays', () => {
    const closed = [
      '2026-01-01',
      '2026-04-03',
      '2026-04-06',
      '2026-05-01',
      '2026-12-25',
      '2026-12-26',
      '2026-11-21',
      '2026-11-22',
    ]
    for (const text of closed) expect(isBankDay(day(text))).toBe(false)
    for (const text of [
      '2026-01-02',
      '2026-04-02',
      '2026-04-07',
      '2026-05-14',
      '2026-12-24',
      '2026-12-28',
      '2026-11-20',
    ]) {
      expect(isBankDay(day(text))).toBe(true)
    }
  })

  test('knows Easter', () => {
    const years = [1961, 2000, 2008, 2011, 2024, 2025, 2026, 2027, 2038]
    expect(years.map(easterSunday)).toEqual([
      '1961-04-02',
      '2000-04-23',
      '2008-03-23',
      '2011-04-24',
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ])
  })

  test('moves over closing days', () => {
    expect(nextBankDay(day('2026-04-03'))).toBe('2026-04-07')
    expect(nextBankDay(day('2026-04-07'))).toBe('2026-04-07')
    expect(previousBankDay(day('2026-04-06'))).toBe('2026-04-02')
    expect(addBankDays(day('2026-12-24'), 1)).toBe('2026-12-28')
    expect(addBankDays(day('2026-12-24'), 5)).toBe('2027-01-04')
    expect(addBankDays(day('2026-12-26'), 0)).toBe('2026-12-28')
    expect(addBankDays(day('2026-12-28'), -1)).toBe('2026-12-24')
  })

  test('counts bank days forth and back alike', () => {
    fc.assert(
      fc.property(anyDay.map(nextBankDay), fc.integer({ min: 1, max: 60 }), (start, count) => {
        const end = addBankDays(start, count)
        expect(isBankDay(end)).toBe(true)
        expect(addBankDays(end, -count)).toBe(start)
        let between = 0
        for (let each = addDays(start, 1); each <= end; each = addDays(each, 1))
          between += isBankDay(each) ? 1 : 0
        expect(between).toBe(count)
      }),
    )
  })
})
