import ts from "typescript-6";

/** A JSON Schema as OpenAPI 3.0 writes it. */
export interface DerivedSchema {
  $ref?: string;
  type?: string;
  format?: string;
  nullable?: true;
  enum?: (string | number | boolean)[];
  items?: DerivedSchema;
  properties?: Record<string, DerivedSchema>;
  required?: string[];
  additionalProperties?: DerivedSchema;
  anyOf?: DerivedSchema[];
  allOf?: DerivedSchema[];
  readOnly?: true;
}

export interface SchemaOptions {
  /** How many objects deep a schema goes; what lies deeper is an object of any members. */
  readonly depth: number;
  /** Names of members to leave out of the outermost object. */
  readonly without?: ReadonlySet<string>;
  /** Names of members that hold objects of any members, or lists of them, wherever they stand. */
  readonly free?: ReadonlySet<string>;
  /** Whether listed texts are but those that were seen: any text will do. */
  readonly anyText?: boolean;
  /** Whether the outermost type is written out though it has a name to refer to it by. */
  readonly whole?: boolean;
}

/** Writes types of data as schemas, and counts what no schema can say. */
export class SchemaWriter {
  readonly #checker: ts.TypeChecker;
  readonly #referenceTo: (type: ts.Type) => string | undefined;
  readonly #underWay = new Set<ts.Type>();
  /** How many objects were cut off for their depth or because they hold themselves. */
  cut = 0;
  /** How many types were of another package or anything at all. */
  unknown = 0;

  /** `referenceTo`: where the schema of a type stands that is written once and referred to. */
  constructor(checker: ts.TypeChecker, referenceTo: (type: ts.Type) => string | undefined = () => undefined) {
    this.#checker = checker;
    this.#referenceTo = referenceTo;
  }

  write(type: ts.Type, { whole = false, ...options }: SchemaOptions): DerivedSchema {
    const $ref = whole ? undefined : this.#referenceTo(type);
    if ($ref !== undefined) return { $ref };
    const members = type.isUnion() ? type.types : [type];
    const values = members.filter((each) => !(each.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)));
    const present = values.filter((each) => !(each.flags & ts.TypeFlags.Null));
    const bare = whole ? undefined : this.#referenceTo(this.#checker.getNonNullableType(type));
    const schema = bare === undefined ? this.#union(present, { ...options, whole }) : { $ref: bare };
    return nullableIf(present.length < values.length, schema);
  }

  #union(types: readonly ts.Type[], options: SchemaOptions): DerivedSchema {
    const [only] = types;
    if (only !== undefined && types.length === 1) return this.#single(only, options);
    const listed = types.flatMap((each) =>
      each.isStringLiteral() || each.isNumberLiteral() ? [each.value] : [],
    );
    if (listed.length > 0 && listed.length === types.length && !options.anyText)
      return { type: typeof listed[0] === "number" ? "number" : "string", enum: listed };
    if (types.length > 0 && types.every((each) => each.flags & ts.TypeFlags.BooleanLike))
      return { type: "boolean" };
    const objects = types.filter((each) => this.#isObject(each) && this.#referenceTo(each) === undefined);
    if (objects.length > 0 && objects.length === types.length) return this.#object(objects, options);
    const others = types.filter((each) => !objects.includes(each));
    const kinds = [
      ...new Map(
        others.map((each) => this.#widened(each, options)).map((schema) => [JSON.stringify(schema), schema]),
      ).values(),
      ...(objects.length > 0 ? [this.#object(objects, options)] : []),
    ];
    const [first] = kinds;
    return kinds.length === 1 && first !== undefined ? first : kinds.length === 0 ? {} : { anyOf: kinds };
  }

  /** A type among others: beside them a listed text is a text. */
  #widened(type: ts.Type, options: SchemaOptions): DerivedSchema {
    if (type.flags & ts.TypeFlags.StringLike) return { type: "string" };
    if (type.flags & ts.TypeFlags.NumberLike) return { type: "number" };
    return this.#single(type, options);
  }

  #single(type: ts.Type, { whole = false, ...options }: SchemaOptions): DerivedSchema {
    const $ref = whole ? undefined : this.#referenceTo(type);
    if ($ref !== undefined) return { $ref };
    const { flags } = type;
    if (type.isStringLiteral() && !options.anyText) return { type: "string", enum: [type.value] };
    if (type.isNumberLiteral()) return { type: "number", enum: [type.value] };
    if (flags & ts.TypeFlags.BooleanLiteral)
      return { type: "boolean", enum: [this.#checker.typeToString(type) === "true"] };
    if (flags & ts.TypeFlags.StringLike) return { type: "string" };
    if (flags & ts.TypeFlags.NumberLike) return { type: "number" };
    if (flags & ts.TypeFlags.BooleanLike) return { type: "boolean" };
    const element = this.#elementOf(type);
    if (element !== undefined)
      return { type: "array", items: this.write(element, inside(options, options.depth)) };
    if (this.#isObject(type)) return this.#object([type], options);
    this.unknown += 1;
    return {};
  }

  #isObject(type: ts.Type): boolean {
    const isData = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
    return isData && this.#elementOf(type) === undefined && type.getCallSignatures().length === 0;
  }

  #elementOf(type: ts.Type): ts.Type | undefined {
    const checker = this.#checker;
    // A list that two types speak of alike is that list.
    if (type.isIntersection()) {
      const elements = type.types.map((each) => this.#elementOf(each));
      return elements.every((each) => each !== undefined) ? elements[0] : undefined;
    }
    if (!checker.isArrayType(type) && !checker.isTupleType(type)) return undefined;
    return checker.getIndexTypeOfType(type, ts.IndexKind.Number);
  }

  /** The object that holds the members of all: those that every one of them needs are required. */
  #object(types: readonly ts.Type[], options: SchemaOptions): DerivedSchema {
    const { depth, without } = options;
    if (depth === 0 || types.some((each) => this.#underWay.has(each))) {
      this.cut += 1;
      return { type: "object" };
    }
    for (const each of types) this.#underWay.add(each);
    const members = new Map<string, ts.Type[]>();
    const needed = new Map<string, number>();
    for (const type of types)
      for (const property of this.#checker.getPropertiesOfType(type)) {
        const { name } = property;
        const held = this.#checker.getTypeOfSymbol(property);
        if (without?.has(name) || isNever(held)) continue;
        members.set(name, [...(members.get(name) ?? []), held]);
        if (!(property.flags & ts.SymbolFlags.Optional)) needed.set(name, (needed.get(name) ?? 0) + 1);
      }
    const properties = [...members].map(([name, held]) => {
      const below = options.free?.has(name) ? 0 : depth - 1;
      return [name, this.#member(held, inside(options, below))] as const;
    });
    const rest = types.map((each) => each.getStringIndexType()).find((each) => each !== undefined);
    for (const each of types) this.#underWay.delete(each);
    const required = [...needed].filter(([, count]) => count === types.length).map(([name]) => name);
    if (members.size === 0 && rest === undefined) this.unknown += 1;
    return {
      type: "object",
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      ...(required.length > 0 && { required }),
      ...(members.size === 0 && rest !== undefined && this.#restOf(rest, inside(options, depth - 1))),
    };
  }

  #member(types: readonly ts.Type[], options: SchemaOptions): DerivedSchema {
    const [only] = types;
    if (only !== undefined && types.length === 1) return this.write(only, options);
    const flat = types.flatMap((each) => (each.isUnion() ? each.types : [each]));
    const values = [...new Set(flat)].filter((each) => !(each.flags & ts.TypeFlags.Undefined));
    const present = values.filter((each) => !(each.flags & ts.TypeFlags.Null));
    return nullableIf(present.length < values.length, this.#union(present, options));
  }

  #restOf(rest: ts.Type, options: SchemaOptions): Pick<DerivedSchema, "additionalProperties"> {
    const schema = this.write(rest, options);
    return Object.keys(schema).length === 0 ? {} : { additionalProperties: schema };
  }
}

function nullableIf(nullable: boolean, schema: DerivedSchema): DerivedSchema {
  if (!nullable) return schema;
  return schema.$ref === undefined ? { ...schema, nullable: true } : { allOf: [schema], nullable: true };
}

/** What holds below an object: no member is left out there. */
function inside({ without: _, whole: __, ...options }: SchemaOptions, depth: number): SchemaOptions {
  return { ...options, depth: Math.max(0, depth) };
}

/** A member that must not be there; the empty remains of `undefined` are one too. */
const isNever = ({ flags }: ts.Type) => (flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) !== 0;
