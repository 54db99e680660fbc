extension Dialect {
  /// The fixtures in `fixtures/dialects`.
  static let all: [Dialect] = [
    Dialect(
      name: "boost", warnings: ["no-chart"],
      summary: """
        account Holzwerk Tannau KG
        contact Edda Tann (purchasing) at Holzwerk Tannau KG
        contact Falk Borke (technical) at Holzwerk Tannau KG
        staff Jonas Brandt (account_manager)
        tie Jonas Brandt - Edda Tann 0.6
        Falk Borke worksWith Edda Tann 0.3
        """),
    Dialect(
      name: "crm-german", warnings: ["no-chart"],
      summary: """
        account Erlengrund Medizintechnik GmbH
        contact Greta Erle () at Erlengrund Medizintechnik GmbH
        contact Henk Grund () at Erlengrund Medizintechnik GmbH
        contact Ilse Bruch () at Erlengrund Medizintechnik GmbH
        contact Jonas Brandt () at Erlengrund Medizintechnik GmbH
        Henk Grund worksWith Greta Erle
        Ilse Bruch worksWith Greta Erle
        Jonas Brandt worksWith Greta Erle
        Jonas Brandt worksWith Henk Grund
        """),
    Dialect(
      name: "cytoscape",
      warnings: ["namespace"] + Array(repeating: "duplicate-id", count: 8)
        + Array(repeating: "undeclared-key", count: 8),
      summary: """
        account Fjordblick Reederei GmbH
        contact Ida Holm (purchasing finance) at Fjordblick Reederei GmbH
        contact Nils Aker (technical) at Fjordblick Reederei GmbH
        staff Jonas Brandt (account_manager)
        staff Svenja Kruse (service)
        tie Jonas Brandt - Ida Holm 0.9 2026-10-02
        tie Svenja Kruse - Nils Aker
        Nils Aker reportsTo Ida Holm
        """),
    Dialect(
      name: "gephi",
      summary: """
        account Ginsterhof Optik AG
        contact Hanna Ginster, Head of Procurement (purchasing?) at Ginsterhof Optik AG
        contact Per Lindqvist, CTO (technical? executive?) at Ginsterhof Optik AG
        contact Rosa Feld, Buyer (purchasing?) at Ginsterhof Optik AG
        staff Jonas Brandt
        tie Jonas Brandt - Hanna Ginster 0.75 2026-09-14
        Per Lindqvist influences Hanna Ginster 0.4
        Per Lindqvist worksWith Rosa Feld 1.0
        Rosa Feld reportsTo Hanna Ginster
        """),
    Dialect(
      name: "graph-tool",
      summary: """
        account Quellwasser Brauerei AG
        contact Mia Quell, Geschäftsführerin (executive) at Quellwasser Brauerei AG
        contact Juri Malz, Braumeister (technical user) at Quellwasser Brauerei AG
        staff Jonas Brandt (account_manager)
        tie Jonas Brandt - Mia Quell 0.25
        Juri Malz reportsTo Mia Quell
        """),
    Dialect(
      name: "graphia", warnings: ["inferred-direction", "namespace", "unknown-account"],
      summary: """
        account Seekuhle Werft GmbH
        contact Finja Kolk, Einkäuferin (purchasing?) at Seekuhle Werft GmbH
        contact Malte Spant, Schiffbauingenieur (technical?) at Seekuhle Werft GmbH
        staff Jonas Brandt
        tie Jonas Brandt - Finja Kolk 0.65
        Malte Spant reportsTo Finja Kolk
        """),
    Dialect(
      name: "hyperedges",
      summary: """
        account Steinfurt Zement AG
        contact Aino Stein (purchasing) at Steinfurt Zement AG
        contact Beat Furt (technical) at Steinfurt Zement AG
        contact Cleo Mörtel (executive) at Steinfurt Zement AG
        staff Jonas Brandt
        tie Jonas Brandt - Aino Stein
        Aino Stein worksWith Beat Furt 0.75
        Aino Stein worksWith Cleo Mörtel 0.75
        Beat Furt worksWith Cleo Mörtel 0.75
        Beat Furt worksWith Cleo Mörtel
        """),
    Dialect(
      name: "igraph",
      summary: """
        account Birkhain Keramik AG
        contact Uta Birk, Einkaufsleiterin (purchasing?) at Birkhain Keramik AG
        contact Vico Hain, CTO (technical? executive?) at Birkhain Keramik AG
        staff Jonas Brandt
        tie Jonas Brandt - Uta Birk 0.7
        Vico Hain influences Uta Birk 0.3
        """),
    Dialect(
      name: "jgrapht", supplier: "Nordhaus AG", warnings: ["unknown-account"],
      summary: """
        account Kieselgur Chemie GmbH
        contact Ronja Kiesel, Leiterin Einkauf (purchasing?) at Kieselgur Chemie GmbH
        contact Sten Gur, Werkleiter (technical?) at Kieselgur Chemie GmbH
        staff Jonas Brandt, Key Account Manager
        tie Jonas Brandt - Ronja Kiesel 0.45
        tie Jonas Brandt - Sten Gur assumed 1.0
        Ronja Kiesel reportsTo Sten Gur
        """),
    Dialect(
      name: "lightrag", warnings: ["no-chart", "unknown-kind"],
      summary: """
        account Dünenhof Hotels
        contact Insa Düne () at Dünenhof Hotels
        contact Ole Strand () at Dünenhof Hotels
        product Heat Pump
        Insa Düne worksWith Ole Strand 0.8
        """),
    Dialect(
      name: "neo4j-apoc",
      summary: """
        account Marschland Energie AG (key)
        contact Tilda Marsch (executive finance) at Marschland Energie AG
        contact Okko Deich, Einkaufsleiter (purchasing?) at Marschland Energie AG
        staff Jonas Brandt (account_manager)
        tie Jonas Brandt - Okko Deich 0.7 2026-08-20
        Okko Deich reportsTo Tilda Marsch
        """),
    Dialect(
      name: "neo4j-apoc-gephi", warnings: ["undeclared-key"],
      summary: """
        account Marschland Energie AG (key)
        contact Tilda Marsch (executive finance) at Marschland Energie AG
        contact Okko Deich, Einkaufsleiter (purchasing?) at Marschland Energie AG
        staff Jonas Brandt (account_manager)
        tie Jonas Brandt - Okko Deich 0.7 2026-08-20
        Okko Deich reportsTo Tilda Marsch
        """),
    Dialect(
      name: "neo4j-apoc-tinkerpop",
      summary: """
        account Marschland Energie AG (key)
        contact Tilda Marsch (executive finance) at Marschland Energie AG
        contact Okko Deich, Einkaufsleiter (purchasing?) at Marschland Energie AG
        staff Jonas Brandt (account_manager)
        tie Jonas Brandt - Okko Deich 0.7 2026-08-20
        Okko Deich reportsTo Tilda Marsch
        """),
    Dialect(
      name: "netlogo", warnings: ["no-chart", "namespace", "unknown-account"],
      summary: """
        account Auental Molkerei eG
        contact Wibke Aue (purchasing) at Auental Molkerei eG
        contact Gero Rahm (technical) at Auental Molkerei eG
        staff Jonas Brandt (account_manager)
        tie Jonas Brandt - Wibke Aue 0.35
        Wibke Aue worksWith Gero Rahm
        """),
    Dialect(
      name: "network-canvas", warnings: ["unknown-account"],
      summary: """
        account Heideland Textil AG
        contact Arvid Hede (purchasing) at Heideland Textil AG
        contact Signe Lund (executive) at Heideland Textil AG
        staff Jonas Brandt (account_manager)
        tie Jonas Brandt - Arvid Hede 0.85
        Arvid Hede worksWith Signe Lund
        """),
    Dialect(
      name: "networkx", warnings: ["duplicate-id", "duplicate-tie"],
      summary: """
        account Lindenhof Verlag GmbH 480000.0
        contact Kaya Linde, Head of Procurement (purchasing?) at Lindenhof Verlag GmbH 0.8
        contact Leon Hof, IT-Leiter (technical?) at Lindenhof Verlag GmbH
        staff Jonas Brandt (account_manager)
        tie Jonas Brandt - Kaya Linde 0.5 2026-05-04
        tie Jonas Brandt - Kaya Linde 0.9
        tie Jonas Brandt - Leon Hof
        Leon Hof reportsTo Kaya Linde
        """),
    Dialect(
      name: "several-graphs",
      summary: """
        account Uferlos Reisen GmbH
        account Kammgarn Mode AG
        contact Enno Ufer, CEO (executive?) at Uferlos Reisen GmbH
        contact Fria Kamm, CFO (executive? finance?) at Kammgarn Mode AG
        staff Jonas Brandt
        staff Svenja Kruse
        tie Jonas Brandt - Enno Ufer 0.5
        tie Svenja Kruse - Fria Kamm 0.9
        """),
    Dialect(
      name: "socnetv",
      summary: """
        account socnetv
        contact Bente Moor, Managing Director (executive?) at socnetv
        contact Karl Torf, Head of Purchasing (purchasing?) at socnetv
        contact Luise Ried, IT Manager (technical?) at socnetv
        Karl Torf reportsTo Bente Moor
        Karl Torf worksWith Luise Ried 0.5
        Luise Ried reportsTo Bente Moor
        """),
    Dialect(
      name: "tinkerpop", warnings: ["unknown-kind", "unknown-kind"],
      summary: """
        account Weidengrund Papier GmbH
        contact Alva Weide, Chief Executive Officer (executive?) at Weidengrund Papier GmbH
        contact Bela Grund, Procurement Manager (purchasing?) at Weidengrund Papier GmbH
        staff Jonas Brandt
        tie Jonas Brandt - Bela Grund 0.5
        Bela Grund reportsTo Alva Weide
        """),
    Dialect(
      name: "typed-values",
      summary: """
        account Zahlenwerk AG
        contact Ada Ziffer () at Zahlenwerk AG
        contact Bo Komma () at Zahlenwerk AG
        staff Jonas Brandt
        tie Jonas Brandt - Ada Ziffer 0.125
        tie Jonas Brandt - Bo Komma
        """),
    Dialect(
      name: "yed-folders", supplier: "Nordhaus AG", warnings: ["unknown-label"],
      summary: """
        account Tiefland Saatgut AG
        contact Dr. Runa Tief, Vorstandsvorsitzende (executive?) at Tiefland Saatgut AG
        contact Sven Acker, Leiter Einkauf (purchasing?) at Tiefland Saatgut AG
        contact Thea Halm, Agraringenieurin (technical?) at Tiefland Saatgut AG
        staff Jonas Brandt, Key Account Manager
        staff Svenja Kruse
        tie Jonas Brandt - Sven Acker 0.8
        tie Svenja Kruse - Thea Halm
        Dr. Runa Tief worksWith Thea Halm
        Sven Acker reportsTo Dr. Runa Tief
        Sven Acker influences Thea Halm
        Thea Halm influences Dr. Runa Tief
        """),
    Dialect(
      name: "yed-live-labels", supplier: "Nordhaus AG",
      summary: """
        account Vogelweide Logistik SE
        contact Ylva Vogel, CFO (executive? finance?) at Vogelweide Logistik SE
        contact Emre Weide (purchasing) at Vogelweide Logistik SE 0.8
        contact Lotte Sand, Head of IT (technical?) at Vogelweide Logistik SE
        staff Jonas Brandt, Account Manager
        tie Jonas Brandt - Emre Weide 0.6 2026-10-01
        Emre Weide reportsTo Ylva Vogel
        Lotte Sand reportsTo Ylva Vogel
        """),
  ]
}
