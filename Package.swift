// swift-tools-version: 6.2
import PackageDescription

/// What the page that `dmugraph report` writes is made of.
let page = [
  "page.mustache", "portfolio.mustache", "account.mustache", "people.mustache", "basis.mustache",
  "page.css", "map.css", "base.js", "state.js", "portfolio.js", "map.js", "view.js", "person.js",
  "account.js", "main.js",
]

/// The languages whose job titles are known.
let titleLanguages = ["de", "en", "es", "fr", "it", "nl", "pl", "pt"]

let package = Package(
  name: "dmugraph",
  products: [
    .library(name: "GraphML", targets: ["GraphML"]),
    .library(
      name: "DMUGraph",
      targets: ["DMUGraph", "DMUProfile", "DMUText", "DMUImport", "DMUExport", "GraphML"]),
    .library(name: "DMUReport", targets: ["DMUReport"]),
    .executable(name: "dmugraph", targets: ["DMUGraphCLI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "GraphML",
      dependencies: ["CLibXML2", .product(name: "SystemPackage", package: "swift-system")],
      swiftSettings: [.strictMemorySafety()]),
    .target(
      name: "DMUGraph",
      dependencies: [
        .product(name: "HeapModule", package: "swift-collections"),
        .product(name: "OrderedCollections", package: "swift-collections"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]),
    .target(
      name: "DMUText",
      dependencies: [
        "DMUGraph", .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(
      name: "DMUProfile",
      dependencies: [
        "DMUGraph", "DMUText",
        .product(name: "OrderedCollections", package: "swift-collections"),
        .product(name: "Yams", package: "Yams"),
      ],
      resources: titleLanguages.map { .embedInCode("Titles/Tables/\($0).txt") }),
    .target(
      name: "DMUImport",
      dependencies: [
        "DMUGraph", "DMUProfile", "DMUText", "GraphML",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .target(
      name: "DMUExport",
      dependencies: [
        "DMUGraph", "DMUImport", "DMUProfile", "DMUText", "GraphML",
      ]),
    .target(
      name: "DMUReport",
      dependencies: [
        "DMUExport", "DMUGraph", "DMUImport", "DMUProfile", "DMUText", "GraphML",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      exclude: ["Schemas"],
      // In the code, so that the program works wherever it is copied to.
      resources: page.map { .embedInCode("HTMLPage/Assets/\($0)") }),
    .executableTarget(
      name: "DMUGraphCLI",
      dependencies: [
        "DMUExport", "DMUGraph", "DMUImport", "DMUProfile", "DMUReport", "DMUText", "GraphML",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .target(
      name: "TestSupport",
      dependencies: [
        "DMUExport", "DMUGraph", "DMUImport", "DMUProfile", "DMUReport", "GraphML",
        .product(name: "Yams", package: "Yams"),
      ],
      path: "Tests/TestSupport"),
    .testTarget(
      name: "GraphMLTests",
      dependencies: [
        "GraphML", "TestSupport", .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .testTarget(
      name: "DMUGraphTests",
      dependencies: [
        "DMUGraph", "TestSupport",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .testTarget(
      name: "DMUTextTests",
      dependencies: [
        "DMUText", "TestSupport",
      ]),
    .testTarget(
      name: "DMUProfileTests",
      dependencies: [
        "DMUGraph", "DMUProfile", "DMUText", "TestSupport",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ],
      resources: [.embedInCode("titles.tsv")]),
    .testTarget(
      name: "DMUImportTests",
      dependencies: [
        "DMUExport", "DMUGraph", "DMUImport", "DMUProfile", "DMUText", "GraphML", "TestSupport",
        .product(name: "OrderedCollections", package: "swift-collections"),
      ]),
    .testTarget(
      name: "DMUExportTests",
      dependencies: [
        "DMUExport", "DMUGraph", "DMUImport", "DMUProfile", "DMUText", "GraphML", "TestSupport",
      ]),
    .testTarget(
      name: "DMUReportTests",
      dependencies: [
        "DMUExport", "DMUGraph", "DMUImport", "DMUProfile", "DMUReport", "DMUText", "GraphML",
        "TestSupport",
        .product(name: "OrderedCollections", package: "swift-collections"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .testTarget(
      name: "DMUGraphCLITests", dependencies: ["DMUGraph", "DMUGraphCLI", "TestSupport"]),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["DMUExport", "DMUGraph", "DMUImport", "DMUProfile", "DMUReport", "GraphML"],
      path: "Tests/Fuzz",
      exclude: [
        "Configuration", "Documents", "Import", "Package.swift", "Reader", "configuration.seeds",
        "run",
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .treatAllWarnings(as: .error),
    ]
}
