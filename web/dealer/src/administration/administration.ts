/** Staff, dealers and models as the pages read them; administrators only. */
import { useQuery } from '@tanstack/react-query'
import { listDealers, listStaff } from '@tsunagu/contract/accounts.ts'
import { listModelsForStaff } from '@tsunagu/contract/vehicles.ts'
import { call } from '@tsunagu/kit/session.ts'

export const staffListKey = ['staff', undefined, 'list']
export const dealersKey = ['staff', undefined, 'dealers']
export const modelsKey = ['staff', undefined, 'models']
export const useStaffList = () => useQuery({ queryKey: staffListKey, queryFn: ({ signal }) => call(listStaff, { signal }) })
export const useDealers = () => useQuery({ queryKey: dealersKey, queryFn: ({ signal }) => call(listDealers, { signal }) })
export const useModelList = () => useQuery({ queryKey: modelsKey, queryFn: ({ signal }) => call(listModelsForStaff, { signal }) })
