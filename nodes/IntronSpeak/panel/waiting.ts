import * as waiting from '../../shared/run/waitForResult';

/** Whether an item stays in the node until its audio is there. */
export const waitForResultParameter = waiting.waitForResultParameter('audio', 'text ID');
