// Package testdata holds the published figures and the worked cases, as case
// files: the examples run some of them, the tests run all. See README.md beside
// this file for what each part proves.
package testdata

import "embed"

// FS holds every case file and every vector, by folder, and the penny law in two
// other languages.
//
//go:embed */*.yaml vectors/law.*
var FS embed.FS
