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
        // Without pkgConfig: only its declarations are used; the library is loaded when it is first needed.
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),

        // Pure rooms: values in, values out.
        room("Catalog"),
        room("Ingest", to: ["Catalog", "CLibXML2", "CZlib"]),
        room("Identity", to: ["Catalog"]),
        room("Graph", to: ["Catalog"]),
        room("Trust", to: ["Catalog"]),
        room("Claims", to: ["Catalog"]),
        // Its loops over vectors take a hundred times longer without the optimiser, in tests as elsewhere.
        .target(name: "StatPhys", swiftSettings: strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
        room("Reproductions", to: ["Catalog", "StatPhys"]),

        // The rooms that touch the world.
        room("Secrets", to: ["CSodium"]),
        room("Wire", to: ["CCurl", "Secrets"]),
        room("Mail", to: ["Secrets", "Wire"]),
        room("SignIn", to: ["Secrets", "Wire"]),
        room("Store", to: ["Catalog", "CSQLite"], resources: [.embedInCode("schema.sql")]),
        room(
            "Byline",
            to: [
                "Catalog", "Ingest", "Identity", "Graph", "Trust", "Claims", "Store", "Reproductions", "Secrets", "Wire",
                "Mail", "SignIn",
            ]),
        .executableTarget(
            name: "BylineCLI", dependencies: ["Catalog", "Byline", "Secrets", "Wire", "Mail", "SignIn"],
            swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        tests("Catalog"),
        tests("Ingest", to: ["Catalog"]),
        tests("Identity", to: ["Catalog"]),
        tests("Graph", to: ["Catalog"]),
        tests("Trust", to: ["Catalog"]),
        tests("Claims", to: ["Catalog"]),
        tests("StatPhys"),
        tests("Secrets"),
        tests("Mail", to: ["Secrets", "Wire"]),
        tests("SignIn", to: ["Secrets", "Wire"]),
        tests("Reproductions", to: ["Catalog", "StatPhys"]),
        tests("Store", to: ["Catalog"]),
        tests("Byline", to: ["Catalog", "Ingest", "Identity", "Store", "Secrets", "Wire"]),
        tests("BylineCLI", to: ["Catalog", "Byline", "Secrets", "Wire", "Mail", "SignIn"]),
        .testTarget(name: "HouseTests", dependencies: ["TestSupport"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
