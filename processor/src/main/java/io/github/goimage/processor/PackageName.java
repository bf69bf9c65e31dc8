package io.github.goimage.processor;

import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/**
 * A package by name, because an element is valid only in its round. Two modules that are compiled together may each
 * have a package with the same name.
 *
 * @param module the module's name; empty for the unnamed one, or if there are no modules
 * @param name the package's qualified name
 */
record PackageName(String module, String name) implements Comparable<PackageName> {
    static PackageName of(PackageElement element, Elements elements) {
        ModuleElement module = elements.getModuleOf(element);
        return new PackageName(
                module == null ? "" : module.getQualifiedName().toString(),
                element.getQualifiedName().toString());
    }

    /** Returns the package in the present round. */
    PackageElement element(Elements elements) {
        return module.isEmpty()
                ? elements.getPackageElement(name)
                : elements.getPackageElement(elements.getModuleElement(module), name);
    }

    @Override
    public int compareTo(PackageName other) {
        int byName = name.compareTo(other.name);
        return byName == 0 ? module.compareTo(other.module) : byName;
    }
}
