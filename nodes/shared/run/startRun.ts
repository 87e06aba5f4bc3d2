import { IntronClient } from '../intron/client';
import type { Clock } from '../intron/clock';
import { accountIdOf } from '../intron/credential';
import type { Item } from './item';
import { Ledger } from './ledger';
import type { Account, IntronNode, Run } from './operation';
import { readOption } from './options';
import { isTool } from './outputs';
import { Slots } from './slots';

/** What all items of the run share; made with the first item, so that its errors belong to an item. */
export function startRun(first: Item, node: IntronNode, clock: Clock, signal: AbortSignal): Run {
	const { context } = first;
	const { faults, terms, mostBytesInFlight } = node;
	// It holds for the whole run, so the first item decides.
	const jobs = Math.floor(readOption(first, node.options, 'concurrency'));
	const accounts = new Map<string, Account>();
	const accountsOfItems = new WeakMap<Item, Promise<Account>>();
	let earlier: Promise<unknown> = Promise.resolve();
	const findAccount = async (item: Item): Promise<Account> => {
		// n8n reads credentials in no order, and items take their turns in the order of the input.
		const before = earlier;
		const reading = item.credential();
		// What it gives would hold the credentials of all items before, one within the other.
		earlier = Promise.allSettled([before, reading]).then(() => undefined);
		await before;
		const credential = await reading;
		const id = accountIdOf(credential);
		const account = accounts.get(id) ?? {
			id,
			client: new IntronClient(context, credential, faults, clock, signal),
			slots: new Slots(jobs, mostBytesInFlight),
			fetches: new Slots(jobs),
		};
		accounts.set(id, account);
		return account;
	};
	return {
		clock,
		signal,
		faults,
		terms,
		ledger: new Ledger(context, terms, isTool(context)),
		async accountOf(item) {
			const account = accountsOfItems.get(item) ?? findAccount(item);
			accountsOfItems.set(item, account);
			return await account;
		},
	};
}
