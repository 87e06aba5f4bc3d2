/** A method on its own, for a test that puts another one around it; to be called with its object. */
export const methodOf = <T extends object, Name extends keyof T>(object: T, name: Name): T[Name] =>
	Reflect.get(object, name);
