package import Byline
import Catalog

/// What went wrong with a request: a problem document of RFC 9457, or a page that says the same.
package struct Problem: Error, Hashable, Sendable {
    /// One fault of several in a request.
    package struct Detail: Hashable, Sendable {
        /// What it is about, as a JSON pointer into the query: `/limit`.
        package var pointer: String
        package var code: String
        package var detail: String
        package init(pointer: String, code: String, detail: String) {
            self.pointer = pointer
            self.code = code
            self.detail = detail
        }
    }
    package var status: Int
    /// The last part of its `type`, stable for ever: `not-found`.
    package var slug: String
    package var title: String
    package var detail: String
    /// How to mend it; empty where nobody who asks can.
    package var mend: String
    package var errors: [Detail]
    /// Header fields that belong to it, such as `Allow`.
    package var headers: Headers
    /// What really went wrong, for the log and never for an answer.
    package var cause: String?

    package init(
        _ status: Int, _ slug: String, _ title: String, _ detail: String, mend: String = "", errors: [Detail] = [],
        headers: Headers = .init()
    ) {
        self.status = status
        self.slug = slug
        self.title = title
        self.detail = detail
        self.mend = mend
        self.errors = errors
        self.headers = headers
    }

    /// Every problem the service answers with: status, `type`, title. The document for programs lists them.
    package static let known: [(status: Int, slug: String, title: String)] = [
        (400, "bad-request", "The request cannot be understood"),
        (403, "denied", "Not allowed"),
        (404, "not-found", "There is nothing here"),
        (405, "method-not-allowed", "This address does not know that method"),
        (406, "not-acceptable", "None of the formats asked for is to be had"),
        (409, "conflict", "Several things fit, or the catalogue is not in the state this needs"),
        (411, "length-required", "The length of the body has to be told"),
        (412, "precondition-failed", "The answer is not the one that was asked for"),
        (413, "body-too-large", "The body is too large"),
        (414, "address-too-long", "The address is too long"),
        (429, "too-many-requests", "Too many requests"),
        (431, "head-too-large", "The head is too large"),
        (500, "failure", "Something went wrong here"),
        (501, "method-unknown", "No address knows that method"),
        (503, "limit", "A limit was reached"),
    ]

    /// One of the problems known, by its status.
    package init(
        _ status: Int, _ detail: String, mend: String = "", errors: [Detail] = [], headers: Headers = .init()
    ) {
        let kind = Self.known.first { $0.status == status } ?? (500, "failure", "Something went wrong here")
        self.init(kind.status, kind.slug, kind.title, detail, mend: mend, errors: errors, headers: headers)
    }

    /// What the front door refused, for somebody who cannot see the machine: a fault of ours is told without its words,
    /// which may name files.
    package init(_ error: BylineError) {
        switch error.kind {
        case .notFound: self.init(404, error.what, mend: error.mend)
        case .invalidInput: self.init(400, error.what, mend: error.mend)
        case .conflict: self.init(409, error.what, mend: error.mend)
        case .denied: self.init(403, error.what, mend: error.mend)
        case .limit:
            self.init(503, "The catalogue is busy", mend: "Ask again in a moment", headers: ["Retry-After": "1"])
        case .failure: self.init(500, "The answer could not be made; the server's log says why")
        }
        cause = error.description
    }

    /// The document for programs.
    /// - Parameter instance: the path that was asked for.
    package func document(instance: String) -> String {
        var members = [
            "\"type\":\(jsonQuoted("/problems/" + slug))", "\"title\":\(jsonQuoted(title))", "\"status\":\(status)",
            "\"detail\":\(jsonQuoted(detail))", "\"instance\":\(jsonQuoted(instance))",
        ]
        if !mend.isEmpty { members.append("\"mend\":\(jsonQuoted(mend))") }
        if !errors.isEmpty {
            let items = errors.map { error in
                "{\"pointer\":\(jsonQuoted(error.pointer)),\"code\":\(jsonQuoted(error.code)),"
                    + "\"detail\":\(jsonQuoted(error.detail))}"
            }
            members.append("\"errors\":[\(items.joined(separator: ","))]")
        }
        return "{" + members.joined(separator: ",") + "}\n"
    }

    /// The answer for programs.
    package func response(instance: String) -> Response {
        var response = Response(status: status, type: "application/problem+json", document(instance: instance))
        response.headers["Cache-Control"] = "no-store"
        for field in headers.fields { response.headers.add(field.name, field.value) }
        return response
    }
}
