/// How a value of the catalogue is written in answers: its members in order, each with its schema and its meaning.
///
/// The document for programs and the answers are both made from this, so neither can promise what the other lacks.
struct Shape<Subject>: Sendable {
    /// One member of the object.
    struct Member: Sendable {
        var name: String
        var schema: Schema
        var about: String
        var value: @Sendable (Subject) -> JSON

        init(_ name: String, _ schema: Schema, _ about: String, _ value: @escaping @Sendable (Subject) -> JSON) {
            self.name = name
            self.schema = schema
            self.about = about
            self.value = value
        }
    }
    /// Under which the document names it: `Work`.
    var name: String
    var members: [Member]

    init(_ name: String, _ members: [Member]) {
        self.name = name
        self.members = members
    }

    func json(_ subject: Subject) -> JSON { .object(members.map { ($0.name, $0.value(subject)) }) }

    var schema: Schema { .object(members.map { .init($0.name, $0.schema, $0.about) }) }
    var named: Schema { .named(name) }

    /// The schema of one page of a list of these.
    var page: Schema { .named(name + "List") }

    /// What the document says of the shape and of lists of it.
    var definitions: [(name: String, schema: Schema)] {
        [
            (name, schema),
            (
                name + "List",
                .object([
                    .init("items", .list(named), "In the order of their ids or places"),
                    .init("next", .nullable(.text()), "The cursor of the next page; null at the end"),
                ])
            ),
        ]
    }
}

extension Schema {
    static let string = Schema.text()
    static let optionalString = Schema.nullable(.text())
    static let optionalInteger = Schema.nullable(.integer())
    static let researcherID = Schema.text(pattern: "^R[1-9][0-9]*$")
    static let workID = Schema.text(pattern: "^W[1-9][0-9]*$")
    static let sourceID = Schema.text(pattern: "^S[1-9][0-9]*$")
    static let strings = Schema.list(.text())
    /// A text in an address: not empty, without controls.
    static let plain = Schema.text(pattern: "^[^\\u0000-\\u001F\\u007F-\\u009F]+$")
}
