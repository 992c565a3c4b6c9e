import { useRouter, useSearch } from '@tanstack/react-router'
import { Card } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { LinkButton } from '@tsunagu/kit/Link.tsx'
import { List, ListItem } from '@tsunagu/kit/List.tsx'
import { useBoth, useTexts } from '@tsunagu/kit/language.tsx'
import { BackLink } from '@tsunagu/kit/PageHeader.tsx'
import { Pair, Pairs } from '@tsunagu/kit/Pairs.tsx'
import { useEffect, useRef } from 'react'
import { Frame } from '../frame/Frame.tsx'
import { useTitle } from '../frame/title.ts'
import { aboutProcedure, follow, type ProcedureNumber, type Question } from './check-chart.ts'
import { Checklist } from './LandingPage.tsx'
import { entryTexts } from './texts.ts'

const address = (answers: readonly string[]) => (answers.length === 0 ? '/signup/check' : `/signup/check?a=${answers.join('.')}`)

/** A question to a screen, each an address of its own: Back is the question before (SGN-12). */
export function CheckChartPage() {
  const t = useTexts(entryTexts)
  const both = useBoth()
  const { a = '' } = useSearch({ strict: false }) as { a?: string }
  const { at, answered } = follow(a.split('.').filter(Boolean))
  const title = typeof at === 'string' ? both(aboutProcedure[at].title) : both(at.ask)
  useTitle(title)
  const head = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves when the question changes
  useEffect(() => {
    if (first.current) first.current = false
    else head.current?.focus()
  }, [title])
  return (
    <Frame>
      <div className="page-head">
        <BackLink href={answered.length === 0 ? '/signup/' : address(answered.slice(0, -1))}>
          {answered.length === 0 ? t.back : t.checkBack}
        </BackLink>
        {typeof at === 'string' ? <p className="type-small text-quiet">{t.result}</p> : null}
        <h1 ref={head} tabIndex={-1} className="type-title">
          {title}
        </h1>
        {typeof at !== 'string' && at.note ? <p className="text-quiet">{both(at.note)}</p> : null}
      </div>
      {typeof at === 'string' ? <Result procedure={at} /> : <Options question={at} answered={answered} />}
    </Frame>
  )
}

function Options({ question, answered }: { question: Question; answered: readonly string[] }) {
  const both = useBoth()
  const router = useRouter()
  return (
    <Card flush>
      <List label={both(question.ask)}>
        {question.options.map(({ value, label, about }) => (
          <ListItem
            key={value}
            title={both(label)}
            {...(about ? { about: both(about) } : {})}
            onPress={() => router.history.push(address([...answered, value]))}
          />
        ))}
      </List>
    </Card>
  )
}

function Result({ procedure }: { procedure: ProcedureNumber }) {
  const t = useTexts(entryTexts)
  const both = useBoth()
  const { who, where, minutes, begins } = aboutProcedure[procedure]
  return (
    <div className="flex flex-col gap-6">
      <Pairs>
        <Pair name={t.procedure(procedure)}>{both(aboutProcedure[procedure].title)}</Pair>
        <Pair name={t.who}>{both(who)}</Pair>
        <Pair name={t.where}>{where === 'dealer' ? t.dealer : t.online}</Pair>
        <Pair name={t.time}>{t.minutes(minutes)}</Pair>
        <Pair name={t.how}>{where === 'dealer' ? t.howDealer : t.howOnline}</Pair>
      </Pairs>
      {begins ? (
        <LinkButton href={begins} kind="primary" wide>
          {t.startNow}
        </LinkButton>
      ) : (
        <section className="flex flex-col gap-3">
          <h2 className="type-heading">{t.bringLead}</h2>
          <Checklist />
          <p className="type-note text-quiet">
            <Icon name="info" size={16} className="inline-block me-1 align-[-0.15em]" />
            {t.data}
          </p>
          <LinkButton href="/signup/join" wide>
            {t.code}
          </LinkButton>
        </section>
      )}
      <LinkButton href="/signup/check" kind="quiet" wide>
        {t.again}
      </LinkButton>
    </div>
  )
}
