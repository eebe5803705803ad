"""Simplified and Traditional Chinese: conversion, and the errors that conversion leaves behind."""

from articles.text.script.conversion import OTHER, convert
from articles.text.script.lexicon import load
from articles.text.script.slips import prepare, suspects

__all__ = ["OTHER", "convert", "load", "prepare", "suspects"]
