import Byline
import Catalog

/// Everything below `/v1`, and what watches over the service.
package enum APIRoutes {
    package static let all: [Route] = [health] + researchers

    /// Says that the service answers and can read its store.
    static let health = Route(.get, "/health", isCacheable: false) { visit throws(BylineError) in
        _ = try visit.registrar.dataVersion()
        return Response(type: "application/json", JSON.object([("status", "ok")]).compact + "\n")
    }

    /// An answer of one JSON value.
    static func answer(_ json: JSON) -> Response {
        var text = json.compact
        text += "\n"
        return Response(type: "application/json", text)
    }
}

extension Visit {
    /// The researcher that stands in the path, or where the id leads today.
    /// - Throws: when it was never given out, or its person wishes the page hidden.
    func researcher() throws(BylineError) -> Resolved<ResearcherID> {
        let text = segments["id"] ?? ""
        guard let id = ResearcherID(printed: text) else {
            throw BylineError(
                .notFound, "“\(text)” is no id of a researcher", mend: "Write it as R12; /v1/search finds it")
        }
        return try registrar.current(id).map { $0 == id ? .here($0) : .moved($0) }
            .orNone("There is no researcher \(id)")
    }
}

/// What an id in a path turned out to name.
enum Resolved<ID> {
    case here(ID)
    /// It was merged into another, which answers in its place.
    case moved(ID)
}

extension Optional {
    func orNone(_ what: String) throws(BylineError) -> Wrapped {
        guard let self else { throw BylineError(.notFound, what, mend: "/v1/search finds what there is") }
        return self
    }
}
