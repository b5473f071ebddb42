package import Byline

/// One address the service answers: a method, a pattern of segments, and what makes the answer.
package struct Route: Sendable {
    package var method: Request.Method
    /// Segments; `{name}` stands for any one segment: `/researchers/{id}`.
    package var pattern: String
    /// The query parameters it knows. Any other is refused.
    package var parameters: [String]
    /// What it takes from the share of whoever asks: 1 for a look-up, more for what works longer.
    package var cost: Int
    /// Whether equal requests may share an answer as long as the catalogue does not change.
    package var isCacheable: Bool
    package var lane: Lane
    /// Whether the answer of the state before may be given while the one of a new state is made: never half of either,
    /// and for two seconds at most.
    package var mayLag: Bool
    /// What the document for programs says of it; nil for pages.
    package var operation: Operation?
    package var respond: @Sendable (Visit) throws(BylineError) -> Response

    /// How far an answer has to look, and so where it is made: nobody who wants a page shall wait for somebody else's
    /// question about everything.
    package enum Lane: Sendable {
        /// At one thing and what belongs to it: on the thread that read the request.
        case lookUp
        /// Along a whole list: on one of a few threads beside. Its answers are no streams.
        case survey
        /// At the graph of everybody, which has to be made first: on the one thread that has it. No streams either.
        case graph
    }

    /// Whether it can answer in a form.
    func answers(in form: Representation) -> Bool { operation?.answers.contains { $0.form == form } ?? false }

    package init(
        _ method: Request.Method, _ pattern: String, parameters: [String] = [], cost: Int = 1, isCacheable: Bool = true,
        lane: Lane = .lookUp, mayLag: Bool = false,
        respond: @escaping @Sendable (Visit) throws(BylineError) -> Response
    ) {
        self.method = method
        self.pattern = pattern
        self.parameters = parameters
        self.cost = cost
        self.isCacheable = isCacheable
        self.lane = lane
        self.mayLag = mayLag
        self.respond = respond
    }
}

/// One request on its way to an answer: what was asked, what the pattern caught, and the catalogue to ask.
package struct Visit {
    package var request: Request
    /// What stood where the pattern has `{name}`, by name.
    package var segments: [String: String]
    /// A read connection that belongs to the thread of this request.
    package var registrar: Registrar
    /// The address under which the world reaches the service, without a slash at its end: `https://byline.example`.
    package var origin: String
    /// Path segments under which it stands there.
    package var base: [String] = []
    /// For whom pages write their links.
    package var form: Links.Form = .server
    /// The form that was agreed on, where the route has several.
    package var representation = Representation.json
    /// The site that answers, for what is said of the site itself.
    package var site: Site?

    package init(request: Request, segments: [String: String] = [:], registrar: Registrar, origin: String) {
        self.request = request
        self.segments = segments
        self.registrar = registrar
        self.origin = origin
    }
}
