/** Reads from the sources what stands in no table: fields of interfaces, and messages about bad input. */
import ts from 'typescript';

/** One field of an interface. */
export interface InterfaceField {
	readonly name: string;
	/** As written, e.g. `string | null`. */
	readonly type: string;
	readonly isOptional: boolean;
	/** Its comment; empty when there is none. */
	readonly comment: string;
}

const parse = (source: string): ts.SourceFile =>
	ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);

/** All nodes of a kind in a source file, in the order in which they stand there. */
function findAll<T extends ts.Node>(root: ts.Node, isWanted: (node: ts.Node) => node is T): T[] {
	const found: T[] = [];
	const visit = (node: ts.Node) => {
		if (isWanted(node)) found.push(node);
		node.forEachChild(visit);
	};
	visit(root);
	return found;
}

function commentOf(node: ts.Node): string {
	const [comment] = ts.getJSDocCommentsAndTags(node);
	return (ts.getTextOfJSDocComment(comment?.comment) ?? '').replace(/\s+/g, ' ').trim();
}

/**
 * The fields of an interface.
 *
 * @throws Error when the source has no such interface
 */
export function interfaceFields(source: string, interfaceName: string): InterfaceField[] {
	const wanted = findAll(parse(source), ts.isInterfaceDeclaration).find(
		({ name }) => name.text === interfaceName,
	);
	if (!wanted) throw new Error(`There is no interface ${interfaceName}`);
	return wanted.members.filter(ts.isPropertySignature).map((member) => ({
		name: member.name.getText(),
		type: member.type?.getText() ?? 'unknown',
		isOptional: member.questionToken !== undefined,
		comment: commentOf(member),
	}));
}

/** What the user reads of an item or a setting that can't be used. */
export interface InputMessage {
	readonly message: string;
	/** More than one where it depends on the item. */
	readonly descriptions: readonly string[];
}

/** Stands for what differs from item to item. */
const VARIABLE = '…';

/** The functions that make such an error, and at which argument the message stands. */
const MAKERS: Record<string, number> = { inputError: 2, fail: 0, NodeOperationError: 1 };

/** The text of a literal; `known` tells the values of the constants in it. */
function textOf(node: ts.Node, known: Record<string, string>): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	const spans = node.templateSpans.map(({ expression, literal }) => {
		return (known[expression.getText()] ?? VARIABLE) + literal.text;
	});
	return node.head.text + spans.join('');
}

/** The texts that a description can be: its own, or those that are assigned to its variable. */
function textsOf(node: ts.Node, known: Record<string, string>): string[] {
	const text = textOf(node, known);
	if (text !== undefined) return [text];
	if (ts.isObjectLiteralExpression(node)) {
		const member = node.properties.find((property) => property.name?.getText() === 'description');
		return member && ts.isPropertyAssignment(member) ? textsOf(member.initializer, known) : [];
	}
	if (!ts.isIdentifier(node)) return [];
	const source = node.getSourceFile();
	const values = [
		...findAll(source, ts.isVariableDeclaration)
			.filter(({ name }) => name.getText() === node.text)
			.map(({ initializer }) => initializer),
		...findAll(source, ts.isBinaryExpression)
			.filter(({ left, operatorToken }) => {
				return left.getText() === node.text && operatorToken.kind === ts.SyntaxKind.EqualsToken;
			})
			.map(({ right }) => right),
	];
	return values.flatMap((value) => (value ? (textOf(value, known) ?? []) : []));
}

const isCall = (node: ts.Node): node is ts.CallExpression | ts.NewExpression =>
	ts.isCallExpression(node) || ts.isNewExpression(node);

/** The messages about bad input that a source makes; errors that are passed on are not among them. */
export function inputMessages(source: string, known: Record<string, string>): InputMessage[] {
	return findAll(parse(source), isCall).flatMap((call) => {
		const position = MAKERS[call.expression.getText()];
		const [message, description] = position === undefined ? [] : argumentsFrom(call, position);
		const text = message && textOf(message, known);
		if (text === undefined) return [];
		return { message: text, descriptions: description ? textsOf(description, known) : [] };
	});
}

const argumentsFrom = (
	{ arguments: all }: ts.CallExpression | ts.NewExpression,
	position: number,
): readonly ts.Expression[] => all?.slice(position) ?? [];
