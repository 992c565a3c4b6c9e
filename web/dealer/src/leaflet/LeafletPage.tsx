import { brand } from '@tsunagu/contract/brand.ts'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Icon, type IconName } from '@tsunagu/kit/Icon.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { QrCode } from '@tsunagu/kit/QrCode.tsx'
import { Fragment } from 'react'
import { useStaff } from '../session.ts'
import { Page } from '../shell/Page.tsx'
import { leafletTexts } from './texts.ts'

/** Where a user registers without staff (PDL-02): nothing personal in it, so it may be printed. */
const afterDelivery = () => `${location.origin}/signup/after-delivery`

/** 「ご契約者さまへのご案内」 (D-01): what to bring (SGN-07), and the way in after delivery (PDL-03). Only the sheet is printed. */
export function LeafletPage() {
  const t = useTexts(leafletTexts)
  return (
    <Page
      title={t.page}
      lead={t.pageLead}
      back="/dealer/purchases"
      backLabel={t.back}
      action={
        <Button kind="primary" icon="print" onPress={() => print()}>
          {t.print}
        </Button>
      }
    >
      <Leaflet />
    </Page>
  )
}

function Leaflet() {
  const t = useTexts(leafletTexts)
  const both = useBoth()
  const { dealer } = useStaff()
  const desk = brand.desks.information
  return (
    <article className="leaflet">
      <p className="leaflet-brand">{both(brand.product)}</p>
      <h2 className="leaflet-title">{t.title}</h2>
      <p className="leaflet-intro">{t.intro}</p>
      <section className="leaflet-part">
        <h3 className="leaflet-heading">{t.bringTitle}</h3>
        <p>{t.bringLead}</p>
        <ul className="leaflet-bring">
          <Bring icon="user" name={t.bringLicence} about={t.bringLicenceAbout} />
          <Bring icon="phone" name={t.bringPhone} about={t.bringPhoneAbout} />
          <Bring icon="key" name={t.bringAccount} about={t.bringAccountAbout} />
        </ul>
      </section>
      <section className="leaflet-part leaflet-after">
        <div>
          <h3 className="leaflet-heading">{t.afterTitle}</h3>
          <p>{t.afterLead}</p>
          <ol className="leaflet-steps">
            <li>{t.after1}</li>
            <li>{t.after2}</li>
            <li>{t.after3}</li>
          </ol>
          <p className="leaflet-note">{t.afterNote}</p>
        </div>
        <div className="leaflet-qr">
          <QrCode text={afterDelivery()} label={t.qr} />
          <p className="leaflet-note">{t.cannot}</p>
          <Address address={afterDelivery()} />
        </div>
      </section>
      <footer className="leaflet-foot">
        <p className="leaflet-heading">{t.contact}</p>
        {dealer ? (
          <p>
            <strong>{dealer.name}</strong> {dealer.phone}
            <br />
            {dealer.place}
          </p>
        ) : null}
        <p>
          <strong>{both(desk.name)}</strong> {desk.phone}（{t.hours(desk.opens, desk.closes)}）
        </p>
      </footer>
    </article>
  )
}

/** May break after a slash, where a reader's eye can stop. */
function Address({ address }: { address: string }) {
  return (
    <p className="leaflet-address">
      {address.split(/(?<=\/)(?=[^/])/).map((part) => (
        <Fragment key={part}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </p>
  )
}

function Bring({ icon, name, about }: { icon: IconName; name: string; about: string }) {
  return (
    <li>
      <Icon name={icon} size={28} />
      <strong>{name}</strong>
      <span>{about}</span>
    </li>
  )
}
