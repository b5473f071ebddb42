import Byline
import Catalog

/// Everything below `/v1`, and what watches over the service. The table is the whole truth: the document for programs
/// is made from it, and so is what a query is checked against.
package enum APIRoutes {
    package static let all: [Route] = researchers + works + others + graphs + exports + service

    /// A route with what the document says of it.
    static func get(
        _ pattern: String, _ operation: Operation, cost: Int = 1, isCacheable: Bool = true, lane: Route.Lane = .lookUp,
        respond: @escaping @Sendable (Visit) throws(BylineError) -> Response
    ) -> Route {
        var route = Route(
            .get, pattern, parameters: operation.query.map(\.name), cost: cost, isCacheable: isCacheable,
            lane: lane, respond: respond)
        route.operation = operation
        return route
    }

    /// A list of things of one shape: a page of them as JSON, its items as CSV or JSON lines.
    static func list<Item>(
        _ pattern: String, _ id: String, _ summary: String, of shape: Shape<Item>, path: [Operation.Parameter] = [],
        query: [Operation.Parameter] = [], problems: [Int] = [], redirects: Bool = false, lane: Route.Lane = .lookUp,
        respond: @escaping @Sendable (Visit) throws(BylineError) -> Response
    ) -> Route {
        let operation = Operation(
            id: id, summary: summary, path: path, query: [.limit, .cursor] + query,
            answers: [(.json, shape.page), (.csv, .string), (.ndjson, .string)], problems: problems,
            redirects: redirects)
        return get(pattern, operation, cost: 2, lane: lane, respond: respond)
    }

    /// An answer of one JSON value.
    static func answer(_ json: JSON, type: String = "application/json") -> Response {
        var text = json.compact
        text += "\n"
        return Response(type: type, text)
    }
}

extension Operation.Parameter {
    static let researcherID = Self(
        "id", .researcherID, "The researcher's id; one that was merged redirects", isRequired: true, example: "R1")
    static let workID = Self(
        "id", .workID, "The work's id; one that was merged redirects", isRequired: true, example: "W1")
    static let since = Self("since", .integer(least: 1, most: 9_999), "The first year")
    static let until = Self("until", .integer(least: 1, most: 9_999), "The last year")
    static let topic = Self("topic", .plain, "A topic's code, such as cond-mat.dis-nn")
}

extension Visit {
    /// Answers for the researcher in the path, or says where the id leads today.
    /// - Throws: `.denied` where the person wishes to have no page.
    func withResearcher(_ respond: (ResearcherID) throws(BylineError) -> Response) throws(BylineError) -> Response {
        let text = segments["id"] ?? ""
        guard let id = ResearcherID(printed: text) else {
            throw BylineError(
                .notFound, "“\(text)” is no id of a researcher", mend: "Write it as R12; /v1/search finds it")
        }
        guard let current = try registrar.current(id) else { throw Self.nothing("researcher \(id)") }
        guard current == id else { return moved(from: id.description, to: current.description) }
        try registrar.refuseHidden(id)
        var response = try respond(id)
        response.noteChange(try registrar.lastChange(of: id))
        return response
    }

    /// Answers for the work in the path, or says where the id leads today.
    func withWork(_ respond: (WorkID) throws(BylineError) -> Response) throws(BylineError) -> Response {
        let text = segments["id"] ?? ""
        guard let id = WorkID(printed: text) else {
            throw BylineError(.notFound, "“\(text)” is no id of a work", mend: "Write it as W7; /v1/search finds it")
        }
        guard let current = try registrar.current(id) else { throw Self.nothing("work \(id)") }
        guard current == id else { return moved(from: id.description, to: current.description) }
        var response = try respond(id)
        response.noteChange(try registrar.lastChange(of: id))
        return response
    }

    static func nothing(_ what: String) -> BylineError {
        BylineError(.notFound, "There is no \(what)", mend: "/v1/search finds what there is")
    }

    /// Leads to the same address under the id that answers today.
    private func moved(from old: String, to new: String) -> Response {
        let path = request.path.map { segment in
            guard segment.uppercased().hasPrefix(old) else { return percentEncoded(segment) }
            return new + segment.dropFirst(old.count)
        }
        let pairs = request.query.map { percentEncoded($0.name) + "=" + percentEncoded($0.value) }
        let query = pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
        return Response(status: 308, headers: ["Location": "/" + path.joined(separator: "/") + query])
    }

    /// A year or another whole number from the query.
    func number(_ name: String) -> Int? { request.parameter(name).flatMap(Int.init) }
}

extension Response {
    /// Says when what it tells of last changed.
    fileprivate mutating func noteChange(_ time: String?) {
        if let time, let instant = Instant(time) { headers["Last-Modified"] = httpDate(instant) }
    }
}

/// A moment as header fields have it (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
func httpDate(_ instant: Instant) -> String {
    let seconds = instant.secondsSinceEpoch
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    let parts = instant.description.split { !$0.isASCIIDigit }.map(String.init)
    guard parts.count >= 6, let month = Int(parts[1]), (1...12).contains(month) else { return "" }
    return "\(weekdays[((day % 7) + 7) % 7]), \(parts[2]) \(months[month - 1]) \(parts[0]) "
        + "\(parts[3]):\(parts[4]):\(parts[5]) GMT"
}
