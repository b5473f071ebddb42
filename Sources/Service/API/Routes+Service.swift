import Byline
import Catalog

extension APIRoutes {
    static let service: [Route] = [
        get(
            "/health",
            Operation(
                id: "getHealth", summary: "Whether the service answers and can read its store",
                answers: [
                    (
                        .json,
                        .object([
                            .init("status", .choice(["ok"]), "ok: it answers"),
                            .init("revision", .integer(least: 0), "The number of the catalogue's last change"),
                        ])
                    )
                ], problems: [503]), isCacheable: false
        ) { visit throws(BylineError) in
            var response = answer(
                .object([("status", "ok"), ("revision", .int(try visit.registrar.revision()))]))
            response.headers["Cache-Control"] = "no-store"
            return response
        },
        get(
            "/metrics",
            Operation(
                id: "getMetrics", summary: "What the service counted, for Prometheus", answers: [(.text, .string)]),
            isCacheable: false
        ) { visit in
            var response = Response(
                type: "text/plain; version=0.0.4; charset=utf-8", visit.site?.metrics?() ?? "")
            response.headers["Cache-Control"] = "no-store"
            return response
        },
        get(
            "/v1/openapi.json",
            Operation(
                id: "getDescription", summary: "This description", answers: [(.json, .object([], isOpen: true))])
        ) { visit in
            answer(openAPI(visit.site?.table.routes ?? [], origin: visit.origin))
        },
    ]
}
