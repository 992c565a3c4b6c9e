import type { Profile } from '@tsunagu/contract/profile.ts'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useTexts } from '@tsunagu/kit/language.tsx'
import { useChanges } from '../identity-changes/changes.ts'
import { useMemberships } from '../members/members.ts'
import { detailsTexts } from './texts.ts'

/** The ways on: cars, payment, consents, requests, people. */
export function Procedures({ profile }: { profile: Profile | undefined }) {
  const t = useTexts(detailsTexts)
  const { data: memberships = [] } = useMemberships()
  const { data: changes = [] } = useChanges()
  const waiting = memberships.filter(({ accepted }) => !accepted).length
  // an administrator of several corporations cannot say here which one is meant
  const administers = memberships.filter(({ accepted, role }) => accepted && role === 'administrator').length === 1
  return (
    <Section title={t.procedures}>
      <Card flush>
        <List label={t.procedures}>
          <ListItem icon="car" title={t.cars} about={t.carsMore} href="/account/cars" />
          <ListItem icon="bank" title={t.payments} about={t.paymentsMore} href="/account/payments" />
          <ListItem icon="shield" title={t.consents} about={t.consentsMore} href="/consents" />
          {profile?.held.length || changes.length > 0 ? (
            <ListItem icon="edit" title={t.changes} about={t.changesMore} href="/account/identity-changes" />
          ) : null}
          {profile?.kind === 'corporation' || administers ? (
            <ListItem icon="users" title={t.members} about={t.membersMore} href="/account/members" />
          ) : null}
          {memberships.length > 0 ? (
            <ListItem
              icon="building"
              title={t.memberships}
              about={waiting > 0 ? t.invitations(waiting) : t.membershipsMore}
              href="/account/memberships"
            />
          ) : null}
        </List>
      </Card>
    </Section>
  )
}
