import { useQueryClient } from '@tanstack/react-query'
import { type ApiToken, revokeToken } from '@tsunagu/contract/tokens.ts'
import { Badge } from '@tsunagu/kit/Banner.tsx'
import { Button } from '@tsunagu/kit/Button.tsx'
import { Card, Section } from '@tsunagu/kit/Card.tsx'
import { Icon } from '@tsunagu/kit/Icon.tsx'
import { useLanguage, useTexts } from '@tsunagu/kit/language.tsx'
import { ConfirmDialog } from '@tsunagu/kit/Sheet.tsx'
import { EmptyState, ErrorState, Skeleton } from '@tsunagu/kit/States.tsx'
import { call } from '@tsunagu/kit/session.ts'
import { toast } from '@tsunagu/kit/Toast.tsx'
import { Wrong } from '@tsunagu/kit/Wrong.tsx'
import { useState } from 'react'
import { useAct } from '../frame/act.ts'
import { useTokens } from './builders.ts'
import { MakeTokenSheet } from './MakeTokenSheet.tsx'
import { builderTexts, useBuilderWords } from './texts.ts'

/** My API tokens: make one, take one back. */
export function TokenSection() {
  const t = useTexts(builderTexts)
  const client = useQueryClient()
  const tokens = useTokens()
  const act = useAct()
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<ApiToken>()
  const revoke = async ({ id }: ApiToken) => {
    await act.run(async () => {
      await call(revokeToken, { params: { id } })
      toast(t.revoked, 'good')
    })
    await client.invalidateQueries({ queryKey: ['account'] })
  }
  const make = (
    <Button icon="plus" onPress={() => setMaking(true)}>
      {t.makeToken}
    </Button>
  )
  return (
    <Section title={t.tokens}>
      <p className="type-small text-quiet">{t.tokensMore}</p>
      <Wrong>{act.wrong}</Wrong>
      {tokens.isPending ? (
        <Skeleton height="9rem" />
      ) : tokens.isError ? (
        <ErrorState error={tokens.error} onRetry={() => void tokens.refetch()} />
      ) : (
        <Card flush>
          {tokens.data.length === 0 ? (
            <EmptyState icon="key" title={t.noTokens} action={make}>
              {t.noTokensMore}
            </EmptyState>
          ) : (
            <ul className="list" aria-label={t.tokens}>
              {tokens.data.map((token) => (
                <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
              ))}
            </ul>
          )}
        </Card>
      )}
      {tokens.data?.length ? <div>{make}</div> : null}
      <MakeTokenSheet open={making} onClose={() => setMaking(false)} />
      <ConfirmDialog
        open={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={t.revokeTitle}
        confirm={t.revoke}
        danger
        onConfirm={() => (revoking ? revoke(revoking) : undefined)}
      >
        {revoking ? t.revokeMore(revoking.name) : null}
      </ConfirmDialog>
    </Section>
  )
}

function TokenRow({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const t = useTexts(builderTexts)
  const w = useBuilderWords()
  const { format } = useLanguage()
  const cars = token.vehicleIds === null ? t.allCarsShort : t.carCount(token.vehicleIds.length)
  const lines = [
    `${token.scopes.map((scope) => w.scopeWords[scope]).join(t.and)} · ${cars}`,
    `${t.until(format.date(token.expiresAt))} · ${token.lastUsedAt ? t.used(format.dateTime(token.lastUsedAt)) : t.unused}`,
  ]
  return (
    <li>
      <div className="row">
        <Icon name="key" className="row-icon" />
        <span className="row-main">
          <span className="row-title flex flex-wrap items-center gap-x-3 gap-y-1">
            {token.name}
            <code className="type-small text-quiet">{token.hint}…</code>
            {token.expired ? <Badge tone="caution">{t.ended}</Badge> : null}
          </span>
          {lines.map((line) => (
            <span key={line} className="row-about">
              {line}
            </span>
          ))}
          <span className="row-acts">
            <Button kind="quiet" onPress={onRevoke}>
              <span className="only-heard">{t.of(token.name)}</span>
              {t.revoke}
            </Button>
          </span>
        </span>
      </div>
    </li>
  )
}
