import type { Registration } from '@tsunagu/contract/signup.ts'
import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { Card } from '@tsunagu/kit/Card.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { CertificatePicture } from './CertificatePicture.tsx'
import { differences, statusTexts } from './texts.ts'

const tones = { received: 'plain', 'under-review': 'accent', approved: 'good', rejected: 'caution' } as const

/** One application: how it stands, what to do, and whether its mails arrived (PDL-14, IMP-36). */
export function RegistrationCard({ registration }: { registration: Registration }) {
  const t = useTexts(statusTexts)
  const { format } = useLanguage()
  const { state, expectedBy, overdue, decidedAt, differs, note, vehicleId } = registration
  const waits = state === 'received' || state === 'under-review'
  return (
    <Card>
      <article className="flex flex-col gap-4" aria-label={registration.plate}>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="type-heading">{registration.vehicle ?? registration.plate}</h2>
          <Badge tone={tones[state]}>{t[state]}</Badge>
        </div>
        {waits ? <p>{expectedBy && !overdue ? t.expected(format.date(expectedBy)) : t.receivedMore}</p> : null}
        {overdue && waits ? <Banner tone="caution">{t.overdue}</Banner> : null}
        {state === 'approved' && decidedAt ? <p>{t.approvedMore(format.date(decidedAt))}</p> : null}
        {state === 'rejected' ? (
          <Banner tone="caution" title={t.differed}>
            {differences(t, differs)}
            {note ? <p>{note}</p> : null}
          </Banner>
        ) : null}
        <dl className="facts">
          <Fact name={t.receipt}>{registration.receipt}</Fact>
          <Fact name={t.plate}>{registration.plate}</Fact>
          <Fact name={t.chassis}>{registration.chassisTail}</Fact>
          <Fact name={t.at}>{format.dateTime(registration.at)}</Fact>
        </dl>
        {registration.mails.length > 0 ? (
          <details className="other-ways">
            <summary>{t.mails}</summary>
            <ul className="type-small flex flex-col gap-1 pt-2">
              {registration.mails.map((mail) => (
                <li key={`${mail.kind}${mail.at}`} className="flex flex-wrap justify-between gap-x-4">
                  <span>{mailName(t, mail.kind)}</span>
                  <span className="text-quiet">
                    {format.dateTime(mail.at)}・{t[mail.state]}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
        {state === 'rejected' ? (
          <>
            <CertificatePicture registrationId={registration.id} />
            <LinkButton href={`/signup/amend/${registration.id}`} kind="primary" wide>
              {t.fix}
            </LinkButton>
          </>
        ) : null}
        {state === 'under-review' ? <CertificatePicture registrationId={registration.id} /> : null}
        {state === 'approved' && vehicleId ? (
          <LinkButton href={`/signup/services?${new URLSearchParams({ vehicle: vehicleId })}`} kind="primary" wide>
            {t.toServices}
          </LinkButton>
        ) : null}
      </article>
    </Card>
  )
}

const mailName = (t: (typeof statusTexts)['ja'], kind: string): string => {
  const word = kind.split(/[.-]/).at(-1)
  const names: Record<string, string> = {
    receipt: t['mail.receipt'],
    received: t['mail.receipt'],
    approved: t['mail.approved'],
    rejected: t['mail.rejected'],
    overdue: t['mail.overdue'],
  }
  return names[word ?? ''] ?? t.mailOther
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
