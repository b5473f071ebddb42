// swift-tools-version: 6.2
import PackageDescription

// The rooms of the house and the doors between them. A door that is not listed here does not exist:
// `make test` builds with `--explicit-target-dependency-import-check error`, and HouseTests reads the
// import lines of every source file against this list.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A room: a library target under `Sources/`, open only towards the rooms in `to`.
func room(_ name: String, to doors: [String] = [], resources: [Resource] = []) -> Target {
    .target(
        name: name, dependencies: doors.map { .init(stringLiteral: $0) }, resources: resources,
        swiftSettings: strict)
}

/// The tests of one room, which may also use the rooms in `to`.
func tests(_ room: String, to doors: [String] = []) -> Target {
    .testTarget(
        name: room + "Tests", dependencies: ([room, "TestSupport"] + doors).map { .init(stringLiteral: $0) },
        swiftSettings: strict)
}

let package = Package(
    name: "byline",
    products: [.executable(name: "byline", targets: ["BylineCLI"])],
    dependencies: [],
    targets: [
        // System libraries: a module map and, where Swift cannot import something, a one-line shim.
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),

        // Pure rooms: values in, values out.
        room("Catalog"),
        room("Ingest", to: ["Catalog", "CLibXML2", "CZlib"]),
        room("Identity", to: ["Catalog"], resources: [.embedInCode("Parameters/parameters.json")]),
        room("Graph", to: ["Catalog"]),
        // Its loops over vectors take a hundred times longer without the optimiser, in tests as elsewhere.
        .target(name: "StatPhys", swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        room("Reproductions", to: ["Catalog", "StatPhys"]),

        // The rooms that touch the world.
        room("Secrets", to: ["CSodium"]),
        room("Store", to: ["Catalog", "CSQLite"], resources: [.embedInCode("schema.sql")]),
        room(
            "Byline",
            to: ["Catalog", "Ingest", "Identity", "Graph", "Store", "Reproductions", "Secrets"]),
        .executableTarget(
            name: "BylineCLI", dependencies: ["Catalog", "Byline"], swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        // Writes generated catalogues to disk, for `make bench`.
        .executableTarget(
            name: "CatalogueMaker", dependencies: ["TestSupport"], path: "Tests/CatalogueMaker", swiftSettings: strict),
        tests("Catalog"),
        tests("Ingest", to: ["Catalog"]),
        tests("Identity", to: ["Catalog"]),
        tests("Graph", to: ["Catalog"]),
        tests("StatPhys"),
        tests("Secrets"),
        tests("Reproductions", to: ["Catalog", "StatPhys"]),
        tests("Store", to: ["Catalog"]),
        tests("Byline", to: ["Catalog", "Ingest", "Identity", "Store"]),
        tests("BylineCLI", to: ["Catalog", "Byline"]),
        .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
