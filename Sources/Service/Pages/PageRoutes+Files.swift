import Byline
import Catalog

extension PageRoutes {
    static let files: [Route] = [
        Route(.get, "/assets/{name}") { visit throws(BylineError) in try asset(visit.segments["name", default: ""]) }
    ]

    /// A file whose name holds its hash never changes, so it may be kept for ever.
    private static func asset(_ name: String) throws(BylineError) -> Response {
        guard let asset = Asset.all.first(where: { $0.name == name }) else {
            throw BylineError(.notFound, "There is no such file", mend: "Load the page anew")
        }
        var response = Response(file: asset.bytes, type: asset.type)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
    }
}
