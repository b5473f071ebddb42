import Byline
import Catalog

extension APIRoutes {
    static let researchers: [Route] = [researcher]

    static let researcher = Route(.get, "/v1/researchers/{id}") { visit throws(BylineError) in
        switch try visit.researcher() {
        case .moved(let id):
            return Response(status: 308, headers: ["Location": "/v1/researchers/\(id)"])
        case .here(let id):
            try visit.registrar.refuseHidden(id)
            return answer(Shape<ResearcherProfile>.profiles.json(try visit.registrar.profile(of: id)))
        }
    }
}
