// Package testdata holds the published figures and the worked cases, as case
// files: the examples run some of them, the tests run all. See README.md beside
// this file for what each part proves.
package testdata

import "embed"

// FS holds every case file, by folder.
//
//go:embed */*.yaml
var FS embed.FS
