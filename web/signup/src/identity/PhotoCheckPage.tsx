import { Badge, Banner } from '@tsunagu/kit/Banner.tsx'
import { tokyoDay } from '@tsunagu/kit/format.ts'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { procedureAddress } from '../frame/addresses.ts'
import { GoOn } from '../frame/GoOn.tsx'
import { useProcedure, written } from '../frame/procedure.ts'
import { identityTexts } from './texts.ts'

/** Shown, marked, never blocking: what is wrong is corrected on the next screen (BUY-23). */
export function PhotoCheckPage() {
  const t = useTexts(identityTexts)
  const { format } = useLanguage()
  const { draft, procedure } = useProcedure()
  const unsure = written(draft, 'unsure').split(',').filter(Boolean)
  const birth = written(draft, 'readBirthDate')
  const expires = written(draft, 'readExpiresOn')
  const items = [
    { item: 'name', name: t.name, value: written(draft, 'readName') },
    { item: 'birthDate', name: t.birthDate, value: birth && !Number.isNaN(Date.parse(birth)) ? format.date(birth) : birth },
    { item: 'address', name: t.address, value: written(draft, 'readAddress') },
  ]
  return (
    <>
      <p>{t.readCheck}</p>
      {expires && expires < tokyoDay(Date.now()) ? <Banner tone="caution">{t.expired}</Banner> : null}
      {unsure.length > 0 ? <Banner tone="caution">{t.unsureMore(unsure.length)}</Banner> : null}
      <Pairs>
        {items.map(({ item, name, value }) => (
          <Pair key={item} name={name}>
            <span className="flex flex-wrap items-center gap-2">
              {value || <span className="text-quiet">{t.notRead}</span>}
              {unsure.includes(item) ? (
                <Badge tone="caution" icon="warning">
                  {t.unsure}
                </Badge>
              ) : null}
            </span>
          </Pair>
        ))}
      </Pairs>
      <GoOn answer={{ step: 'photo-check' }} />
      <LinkButton href={procedureAddress(procedure.id, 'photo')} icon="camera" wide>
        {t.again}
      </LinkButton>
    </>
  )
}
