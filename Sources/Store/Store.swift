import Catalog

public final class Store {
    public init() { _ = PackageResources.schema_sql }
}
