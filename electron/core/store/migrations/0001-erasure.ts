import { type Flavour, guardSql, neverDeleted } from '../dialects/ddl.ts'

/**
 * What stays as it was written until a person is erased (GDPR art. 17). The guards let through that one change and no
 * other: its new value is the old one without the person, and an `erasure` row, which nobody can change, says so.
 */
export function erasureGuards(flavour: Flavour): string[] {
  return [
    ...neverDeleted(flavour, 'customer_version', [['customer_n', 'version']]),
    ...guardSql(flavour, {
      table: 'customer_version',
      on: 'update',
      when: `new.customer_n <> old.customer_n or new.version <> old.version or new.at <> old.at
        or new.operator_name <> old.operator_name or new.card_json <> old.card_json
        or not coalesce(${requesterBlanked[flavour]}, false)`,
      code: 'customer-version-immutable',
    }),
    ...guardSql(flavour, {
      table: 'card_note',
      on: 'update',
      when: `new.id <> old.id or new.customer_n <> old.customer_n or new.kind <> old.kind
        or coalesce(new.contact_n, 0) <> coalesce(old.contact_n, 0) or new.identified_by <> old.identified_by
        or new.operator_name <> old.operator_name or new.created_at <> old.created_at
        or (new.text <> old.text and not (new.text = '' and exists (select 1 from erasure as e
          where e.customer_n = old.customer_n and e.what_json like '%"' || old.id || '"%')))`,
      code: 'card-note-written',
    }),
    ...guardSql(flavour, {
      table: 'card_migration',
      on: 'update',
      when: `new.plan_json <> old.plan_json and not coalesce(${planBlanked[flavour]}, false)`,
      code: 'card-migration-plan',
    }),
    ...guardSql(flavour, {
      table: 'contact_person',
      on: 'update',
      when: `(new.name <> '' or new.email <> '' or new.phone <> '' or new.job_title <> '')
        and exists (select 1 from erasure where subject_id = old.id)`,
      code: 'person-erased',
    }),
  ]
}

/** Only the name of whoever asked went, and that was a contact person who is erased. */
const requesterBlanked: Record<Flavour, string> = {
  sqlite: `(json(new.request_json) = json_set(old.request_json, '$.requested.name', '')
    and exists (select 1 from erasure
      where subject_id = json_extract(old.request_json, '$.requested.contactId')))`,
  postgres: `(new.request_json::jsonb = jsonb_set(old.request_json::jsonb, '{requested,name}', '""')
    and exists (select 1 from erasure
      where subject_id = old.request_json::jsonb #>> '{requested,contactId}'))`,
}

/** A contact person of one of the two cards who is being erased: the row still holds what is looked for. */
const isBeingErased = (name: string, email: string) => `exists (select 1 from erasure as e
  join contact_person as p on p.id = e.subject_id
  where p.customer_n in (old.old_customer_n, old.new_customer_n)
    and ((p.name <> '' and p.name = ${name}) or (p.email <> '' and p.email = ${email})))`

/** Only contact persons who are being erased lost name and e-mail; everything else of the plan is as it was. */
const planBlanked: Record<Flavour, string> = {
  sqlite: `(json_remove(new.plan_json, '$.contacts') = json_remove(old.plan_json, '$.contacts')
    and json_array_length(new.plan_json, '$.contacts') = json_array_length(old.plan_json, '$.contacts')
    and not exists (select 1 from json_each(old.plan_json, '$.contacts') as o
      join json_each(new.plan_json, '$.contacts') as w on w.key = o.key
      where w.value <> o.value and not (w.value = json_set(o.value, '$.name', '', '$.email', '')
        and ${isBeingErased(`json_extract(o.value, '$.name')`, `json_extract(o.value, '$.email')`)})))`,
  postgres: `((new.plan_json::jsonb - 'contacts') = (old.plan_json::jsonb - 'contacts')
    and jsonb_array_length(new.plan_json::jsonb -> 'contacts') = jsonb_array_length(old.plan_json::jsonb -> 'contacts')
    and not exists (select 1
      from jsonb_array_elements(old.plan_json::jsonb -> 'contacts') with ordinality as o(value, key)
      join jsonb_array_elements(new.plan_json::jsonb -> 'contacts') with ordinality as w(value, key) on w.key = o.key
      where w.value <> o.value and not (w.value = o.value || '{"name":"","email":""}'::jsonb
        and ${isBeingErased(`o.value ->> 'name'`, `o.value ->> 'email'`)})))`,
}
