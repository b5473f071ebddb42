/// What the document for programs says of a route, and what its query is checked against.
package struct Operation: Sendable {
    /// A value in the path or the query.
    package struct Parameter: Sendable {
        package var name: String
        package var schema: Schema
        package var about: String
        package var isRequired: Bool
        package var example: String?
        package init(
            _ name: String, _ schema: Schema, _ about: String, isRequired: Bool = false, example: String? = nil
        ) {
            self.name = name
            self.schema = schema
            self.about = about
            self.isRequired = isRequired
            self.example = example
        }
    }
    /// Unique among all operations: `listWorks`.
    package var id: String
    package var summary: String
    /// What `{name}` in the pattern may be.
    package var path: [Parameter] = []
    package var query: [Parameter] = []
    /// What is answered, by form: the first is what a client gets that does not choose.
    package var answers: [(form: Representation, schema: Schema)]
    /// Statuses of problems that it answers with of its own, such as 404; those that any route may answer with aside.
    package var problems: [Int] = []
    /// Whether an id that was merged into another is answered with where it went.
    package var redirects = false

    /// What is wrong with a query's values; unknown and repeated names are told elsewhere.
    package func faults(in pairs: [(name: String, value: String)]) -> [Problem.Detail] {
        var faults: [Problem.Detail] = []
        for parameter in query {
            if let value = pairs.first(where: { $0.name == parameter.name })?.value {
                guard let fault = parameter.schema.fault(in: value) else { continue }
                faults.append(.init(pointer: "/" + parameter.name, code: "bad-value", detail: fault))
            } else if parameter.isRequired {
                faults.append(.init(pointer: "/" + parameter.name, code: "missing", detail: "It is needed"))
            }
        }
        return faults
    }
}
