import Catalog

/// What a value in a request or an answer can be, as JSON Schema (2020-12) says it.
package indirect enum Schema: Sendable {
    /// - Parameters:
    ///   - pattern: an ECMA regular expression the whole text fits.
    case text(format: String? = nil, pattern: String? = nil)
    case choice([String])
    case integer(least: Int? = nil, most: Int? = nil)
    case number
    case flag
    case list(Schema)
    case object([Property], isOpen: Bool = false)
    case map(Schema)
    /// A schema kept under a name of its own.
    case named(String)
    case nullable(Schema)
    case anything

    package struct Property: Sendable {
        package var name: String
        package var schema: Schema
        package var about: String
        package var isRequired: Bool
        package init(_ name: String, _ schema: Schema, _ about: String, isRequired: Bool = true) {
            self.name = name
            self.schema = schema
            self.about = about
            self.isRequired = isRequired
        }
    }

    /// The schema as JSON.
    package var json: JSON {
        switch self {
        case .text(let format, let pattern):
            .object([("type", "string"), ("format", format.map(JSON.text)), ("pattern", pattern.map(JSON.text))])
        case .choice(let words): .object([("type", "string"), ("enum", .list(words.map(JSON.text)))])
        case .integer(let least, let most):
            .object([("type", "integer"), ("minimum", least.map(JSON.int)), ("maximum", most.map(JSON.int))])
        case .number: .object([("type", "number")])
        case .flag: .object([("type", "boolean")])
        case .list(let item): .object([("type", "array"), ("items", item.json)])
        case .map(let value): .object([("type", "object"), ("additionalProperties", value.json)])
        case .named(let name): .object([("$ref", .text("#/components/schemas/" + name))])
        case .nullable(let schema): .object([("anyOf", .list([schema.json, .object([("type", "null")])]))])
        case .anything: .object([])
        case .object(let properties, let isOpen):
            .object([
                ("type", "object"),
                (
                    "properties",
                    .object(properties.map { ($0.name, $0.schema.json.adding("description", .text($0.about))) })
                ),
                ("required", .list(properties.filter(\.isRequired).map { .text($0.name) })),
                ("additionalProperties", .flag(isOpen)),
            ])
        }
    }

    /// Why a text cannot be a value of this schema in a query; nil when it can.
    package func fault(in text: String) -> String? {
        switch self {
        case .integer(let least, let most):
            guard text.utf8.count <= 18, !text.isEmpty, text.allSatisfy(\.isASCIIDigit), let number = Int(text),
                number >= least ?? 0, number <= most ?? .max
            else { return "It has to be a whole number from \(least ?? 0)" + (most.map { " to \($0)" } ?? " on") }
            return nil
        case .choice(let words): return words.contains(text) ? nil : "It has to be " + words.joined(separator: " or ")
        case .flag: return ["true", "false"].contains(text) ? nil : "It has to be true or false"
        case .nullable(let schema): return schema.fault(in: text)
        case .text: return text.isEmpty ? "It is empty" : nil
        default: return nil
        }
    }
}
