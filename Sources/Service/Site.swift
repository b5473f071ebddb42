package import Byline
import Catalog

/// The service without its sockets: a request and a catalogue in, an answer out.
package struct Site: Sendable {
    package let table: RouteTable
    /// The address under which the world reaches the service, without a slash at its end.
    package let origin: String
    /// Path segments under which it stands there.
    package let base: [String]
    /// Whether pages lead to addresses of a server or to files.
    package let form: Links.Form
    /// Says what went wrong as a page, to somebody with a browser.
    package let errorPage: (@Sendable (Problem, Request) -> Response)?
    /// What the daemon before it counted, as Prometheus reads it; set by the daemon.
    package var metrics: (@Sendable () -> String)?

    package init(
        routes: [Route], origin: String, base: [String] = [], form: Links.Form = .server,
        errorPage: (@Sendable (Problem, Request) -> Response)? = nil
    ) {
        table = RouteTable(routes)
        self.origin = origin
        self.base = base
        self.form = form
        self.errorPage = errorPage
    }

    /// An answer and the route that made it.
    package struct Answer: Sendable {
        package var response: Response
        /// Its place in the table; nil where none did.
        package var route: Int?
        /// What really went wrong, for the log alone.
        package var fault: String?
    }

    /// Answers one request. Never throws: what goes wrong is an answer too.
    package func respond(to request: Request, registrar: Registrar) -> Response {
        answer(request, registrar: { () throws(BylineError) in registrar }).response
    }

    /// As `respond`, and says which route answered.
    /// - Parameter registrar: asked for only when a route needs it.
    package func answer(_ request: Request, registrar: () throws(BylineError) -> Registrar) -> Answer {
        guard let (match, suffix) = find(request.path) else { return Answer(response: notFound(request)) }
        let method: Request.Method = request.method == .head ? .get : request.method
        guard let number = match.routes[method] else {
            return Answer(response: otherMethod(request, match), route: match.routes.values.min())
        }
        let route = table.routes[number]
        do throws(Problem) {
            try checkQuery(request, for: route)
            let representation = try representation(of: route, suffix: suffix, request)
            return Answer(response: try visit(request, route, match, representation, registrar), route: number)
        } catch {
            let fault = error.status == 500 ? error.cause : nil
            return Answer(response: tell(error, request), route: number, fault: fault)
        }
    }

    private func visit(
        _ request: Request, _ route: Route, _ match: RouteTable.Match, _ representation: Representation?,
        _ registrar: () throws(BylineError) -> Registrar
    ) throws(Problem) -> Response {
        do throws(BylineError) {
            var visit = Visit(
                request: request, segments: table.segments(of: match, for: route), registrar: try registrar(),
                origin: origin)
            visit.base = base
            visit.form = form
            visit.site = self
            if let representation { visit.representation = representation }
            var response = try route.respond(visit)
            if route.operation != nil, response.headers["Vary"] == nil { response.headers["Vary"] = "Accept" }
            return response
        } catch { throw Problem(error) }
    }

    /// The route that would answer a request; nil where none does.
    package func route(of request: Request) -> Route? {
        let method: Request.Method = request.method == .head ? .get : request.method
        return find(request.path)?.0.routes[method].map { table.routes[$0] }
    }

    /// Where a path leads; below `/v1` its last segment may end with the suffix of a form.
    private func find(_ path: [String]) -> (RouteTable.Match, suffix: Representation?)? {
        if path.first == "v1", let last = path.last, let (name, form) = Representation.split(last),
            let match = table.match(path.dropLast() + [name]),
            match.routes.values.contains(where: { table.routes[$0].answers(in: form) })
        {
            return (match, form)
        }
        return table.match(path).map { ($0, nil) }
    }

    /// In which form to answer: what the suffix says, or what the client likes best.
    private func representation(of route: Route, suffix: Representation?, _ request: Request) throws(Problem)
        -> Representation?
    {
        guard let operation = route.operation, !operation.answers.isEmpty else { return nil }
        if let suffix { return suffix }
        let types = operation.answers.map(\.form.type)
        guard let best = Accept(request.headers["Accept"]).best(of: types) else {
            throw Problem(
                406, "None of the formats asked for is to be had", mend: "There are " + types.joined(separator: ", "))
        }
        return operation.answers[best].form
    }

    // MARK: What is refused

    /// Parameters nobody knows are a slip of the pen: ignoring one would answer another question than was asked.
    private func checkQuery(_ request: Request, for route: Route) throws(Problem) {
        var errors: [Problem.Detail] = []
        var seen: Set<String> = []
        for (name, _) in request.query {
            if !route.parameters.contains(name) {
                let meant = nearest(to: name, among: route.parameters).map { "; perhaps `\($0)`" } ?? ""
                errors.append(
                    .init(pointer: "/" + name, code: "unknown-parameter", detail: "There is no such parameter\(meant)"))
            } else if !seen.insert(name).inserted {
                errors.append(.init(pointer: "/" + name, code: "repeated-parameter", detail: "It is given twice"))
            }
        }
        if let operation = route.operation { errors += operation.faults(in: request.query) }
        guard !errors.isEmpty else { return }
        let known = route.parameters.isEmpty ? "It takes none" : "Known are " + route.parameters.joined(separator: ", ")
        throw Problem(400, "The query is not one that this address takes", mend: known, errors: errors)
    }

    private func notFound(_ request: Request) -> Response {
        if request.method == .options { return options([]) }
        return tell(Problem(404, "Nothing has this address", mend: "/v1/openapi.json lists what there is"), request)
    }

    private func otherMethod(_ request: Request, _ match: RouteTable.Match) -> Response {
        var methods = Array(match.routes.keys)
        if methods.contains(.get) { methods.append(.head) }
        methods.append(.options)
        if request.method == .options { return options(methods) }
        return tell(
            Problem(405, "That method is not for this address", headers: ["Allow": Self.list(methods)]),
            request)
    }

    private func options(_ methods: [Request.Method]) -> Response {
        Response(status: 204, headers: ["Allow": Self.list(methods.isEmpty ? [.get, .head, .options] : methods)])
    }

    private static func list(_ methods: [Request.Method]) -> String {
        Request.Method.allCases.filter(methods.contains).map(\.rawValue).joined(separator: ", ")
    }

    /// A problem as the one who asks can read it: a page where a browser asks for one, else the document.
    package func tell(_ problem: Problem, _ request: Request) -> Response {
        let isForPrograms = ["v1", "health", "metrics"].contains(request.path.first)
        if !isForPrograms, let errorPage, Accept(request.headers["Accept"]).prefers("text/html", to: "application/json")
        {
            return errorPage(problem, request)
        }
        return problem.response(instance: "/" + request.path.map(percentEncoded).joined(separator: "/"))
    }
}
