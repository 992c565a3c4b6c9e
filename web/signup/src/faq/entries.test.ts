import { describe, expect, it } from 'vitest'
import { faq } from './entries.ts'

const about = (topic: 'dealer' | 'after-delivery') => faq.filter(({ topics }) => topics.includes(topic)).map(({ id }) => id)

describe('questions and answers, written once', () => {
  it('BUY-38 USR-43 one entry each', () => expect(new Set(faq.map(({ id }) => id)).size).toBe(faq.length))
  it('BUY-10 BUY-11 BUY-12 the three answers stand at every completion at the dealer', () =>
    expect(about('dealer')).toEqual(expect.arrayContaining(['change', 'outdated-licence', 'two-kinds'])))
  it('USR-23 USR-24 USR-25 change of user, who is the user', () =>
    expect(about('dealer')).toEqual(expect.arrayContaining(['change', 'who-is-user'])))
  it('PDL-03 PDL-11 PDL-16 PDL-18 those after delivery', () =>
    expect(about('after-delivery')).toEqual(expect.arrayContaining(['where-to-begin', 'numbers', 'how-long', 'rejected'])))
})
