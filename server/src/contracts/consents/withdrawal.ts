/** Which consents can be taken back by themselves, and what that ends (IMP-37). Pure. */
import type { DocumentId } from '@tsunagu/contract/contracts.ts'

interface Both {
  ja: string
  en: string
}

/** `live`: what this person has now; the handling of data that a running contract needs ends with the contract, not without it. */
export function withdrawalOf(document: DocumentId, live: { gLink: boolean; charging: boolean }): { possible: boolean; effect: Both } {
  switch (document) {
    case 'dealer-information':
      return {
        possible: true,
        effect: {
          ja: '撤回した時から、すべてのお車について、販売店の画面に、お客さまのお名前とご契約の通知先は表示されなくなります。ご購入のときに販売店へ直接お伝えになった内容や、それまでに販売店が受け取った内容については、販売店にお問い合わせください。G-Linkのサービスはそのままご利用いただけます。',
          en: 'From that moment, for all your cars, the dealer’s screens no longer show your name and the alert addresses of your contract. For what you told the dealer yourself when you bought the car, or what the dealer received before, ask the dealer. G-Link goes on as it is.',
        },
      }
    case 'g-link-privacy':
      return live.gLink
        ? no(
            'お車の情報の取扱いは、G-Linkの提供に欠かせないため、ご契約中は同意だけを撤回することはできません。G-Linkを解約されると、取扱いも終わります。',
            'G-Link cannot be provided without handling the car’s data, so this cannot be withdrawn by itself while the contract runs. It ends when you end G-Link.',
          )
        : {
            possible: true,
            effect: {
              ja: 'G-Linkのご契約はありません。撤回すると、以後、この同意にもとづいて情報を使うことはありません。',
              en: 'You have no G-Link contract. Once withdrawn, nothing more is used on the ground of this consent.',
            },
          }
    case 'charging-terms':
      return live.charging
        ? no(
            '充電サポートのお申込みがある間は、規約への同意だけを撤回することはできません。充電サポートをやめるときは、販売店にお申し出ください。',
            'While charging support is applied for, its terms cannot be withdrawn by themselves. To stop charging support, tell your dealer.',
          )
        : {
            possible: true,
            effect: {
              ja: '充電サポートのお申込みはありません。撤回しても、ほかのサービスには影響しません。',
              en: 'You have no charging support. Withdrawing changes nothing else.',
            },
          }
    case 'g-link-terms':
      return no(
        'ご契約そのものの条件のため、同意だけを撤回することはできません。おやめになるときは、G-Linkを解約してください。',
        'These are the terms of the contract itself and cannot be withdrawn alone. To stop, end G-Link.',
      )
    case 'user-registration':
      return no(
        'お車の使用者としての登録の条件です。使用者が変わったときや、お車を手放すときに、登録とともに終わります。販売店にお申し出ください。',
        'These are the terms of being registered as the car’s user. They end with that registration, when the user changes or you part with the car. Tell your dealer.',
      )
    case 'web-terms':
      return no(
        'このサービスのページをお使いになるための条件です。ご利用をやめるときは、アカウントの連携を解除してください。',
        'These are the terms of using these pages. To stop, undo the linking of your account.',
      )
    case 'account-terms':
      return no(
        'アカウントの条件のため、同意だけを撤回することはできません。おやめになるときは、アカウントを閉じてください。',
        'These are the terms of the account and cannot be withdrawn alone. To stop, close the account.',
      )
    case 'g-link-important':
    case 'helpnet-explanation':
    case 'dcm-explanation':
    case 'commercial-transactions':
      return no(
        '説明をお受け取りになった記録です。撤回するものはありません。',
        'This records that you received an explanation. There is nothing to withdraw.',
      )
  }
}

const no = (ja: string, en: string) => ({ possible: false, effect: { ja, en } })
