/** Energy: what driving takes from tank and battery, what braking and the wall give back, and the 12 V side. */
import { type KindFacts, kindFacts } from './kinds.ts'
import type { CarState, Mutable } from './model.ts'

/** kWh in a litre of petrol. */
const perLitre = 8.9
const rolling = 0.009
const air = 1.2
const gravity = 9.81
/** kW for air-conditioner, lamps and computers while switched on. */
const auxiliary = 0.45
/** Litres an hour of an engine at idle. */
const idle = 0.7
const motorEfficiency = 0.88
const regenEfficiency = 0.62
const regenMost = 60
/** PHEV: shares of the battery at which the engine takes over and hands back. */
const sustain = { from: 0.12, until: 0.16 }

/** The starter turns for a moment before the car is on. */
export function stepPower(car: Mutable<CarState>, dt: number): void {
  if (car.power !== 'START') return
  car.starting -= dt
  if (car.starting <= 0) {
    car.power = 'ON'
    car.starting = 0
  }
}

export function stepEnergy(car: Mutable<CarState>, dt: number): void {
  const facts = kindFacts[car.kind]
  stepEngine(car, facts)
  if (car.power === 'ON') consume(car, facts, dt)
  if (car.charging > 0) takeFromWall(car, facts, dt)
  stepVoltage(car, dt)
}

/** Which machine carries the car. */
function stepEngine(car: Mutable<CarState>, facts: KindFacts): void {
  if (car.kind === 'phev') {
    const level = car.charge / facts.battery
    if (level <= sustain.from) car.sustaining = true
    if (level >= sustain.until) car.sustaining = false
  }
  const carries = car.kind === 'petrol' || (car.kind === 'phev' && car.sustaining)
  car.engine = carries && car.power === 'ON' && car.fuel > 0
}

/** kW at the wheels now: mass, rolling, air. Negative while braking. */
function wheelPower(car: CarState, facts: KindFacts): number {
  const force = facts.mass * (car.acceleration + rolling * gravity) + 0.5 * air * facts.drag * car.speed * car.speed
  return car.speed === 0 ? 0 : (force * car.speed) / 1000
}

function consume(car: Mutable<CarState>, facts: KindFacts, dt: number): void {
  const hours = dt / 3600
  const wheels = wheelPower(car, facts)
  if (car.engine) {
    const work = Math.max(0, wheels) / (perLitre * facts.engineEfficiency)
    car.fuel = Math.max(0, car.fuel - (idle + work) * hours)
  } else if (facts.battery) {
    car.charge = Math.max(0, car.charge - (Math.max(0, wheels) / motorEfficiency + auxiliary) * hours)
  }
  if (facts.battery && wheels < 0) {
    const back = Math.min(-wheels, regenMost) * regenEfficiency * hours
    car.charge = Math.min(facts.battery, car.charge + back)
  }
}

/** Slower above 80 %, over at 100 %. */
function takeFromWall(car: Mutable<CarState>, facts: KindFacts, dt: number): void {
  const level = car.charge / facts.battery
  const power = level > 0.8 ? car.charging * Math.max(0.15, (1 - level) / 0.2) : car.charging
  car.charge = Math.min(facts.battery, car.charge + (power * 0.93 * dt) / 3600)
  if (car.charge >= facts.battery) car.charging = 0
}

/** The 12 V battery: fed while on or charging, drained by lamps and hazards left on. */
function stepVoltage(car: Mutable<CarState>, dt: number): void {
  if (car.power === 'START') {
    car.voltage = 10.8
    return
  }
  const fed = car.power === 'ON' || car.charging > 0
  const drain = (car.lamps ? 1 : 0) + (car.hazard ? 0.4 : 0) + (car.power === 'ACC' ? 0.6 : 0)
  const target = fed ? 14.1 : 12.6 - drain * 0.25
  const slow = fed ? 3 : drain ? 1800 : 60
  car.voltage += (target - car.voltage) * (1 - Math.exp(-dt / slow))
}

/** Metres to empty, from what is left and what this kind usually needs. */
export function rangeOf(car: CarState): number {
  const facts = kindFacts[car.kind]
  return 1000 * (car.fuel * facts.perLitre + car.charge * facts.perKwh)
}

/** % in the tank; % in the traction battery. */
export const fuelLevel = (car: CarState) => (100 * car.fuel) / kindFacts[car.kind].tank
export const chargeLevel = (car: CarState) => (100 * car.charge) / kindFacts[car.kind].battery
